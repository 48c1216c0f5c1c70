// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.icaht;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.CountState;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.DrugSignal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * Haematotoxicity after immune effector cells (docs/clinical/icaht.md#criteria): early by days of neutropenia, late by
 * counts, the higher of both.
 */
public final class Icaht extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "icaht-2023";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(Icaht.class, "icaht-2023.csv");
    private static final CountSignal NEUTROPHILS = new CountSignal(Parameter.ANC);
    private static final CountSignal PLATELETS = new CountSignal(Parameter.PLATELETS);
    private static final int WORST = 4;

    /** The scale. */
    public Icaht() {
        super(new Card(ID, "ICAHT", CRITERIA, AlertProfile.standard().paging(3, WORST), signalsRead())
                .suggesting(new TherapySuggestions(ID)));
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals =
                new ArrayList<>(Findings.signals(FindingKind.TRANSFUSION_PLATELETS, FindingKind.TRANSFUSION_RED_CELLS));
        signals.addAll(List.of(TherapySignal.INSTANCE, NEUTROPHILS, PLATELETS, DrugSignal.GRANULOCYTE_FACTOR));
        return signals;
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        Instant infused = moment.states()
                .get(TherapySignal.INSTANCE)
                .of(CountSignal.CELLS)
                .courseAt(moment.at(), moment.rules());
        CountState counts = moment.states().get(NEUTROPHILS);
        boolean counted = !counts.newest(moment.at()).isEmpty()
                || !moment.states().get(PLATELETS).newest(moment.at()).isEmpty();
        if (infused.isAfter(moment.at()) || !counted) {
            return null;
        }
        LocalDate first = infused.atZone(moment.rules().zone()).toLocalDate();
        LocalDate today = moment.at().atZone(moment.rules().zone()).toLocalDate();
        timers.at(today.plusDays(1).atStartOfDay(moment.rules().zone()).toInstant());
        int day = (int) ChronoUnit.DAYS.between(first, today);
        int earlyUntil = moment.rules().decimal(RuleKey.ICAHT_EARLY_UNTIL).intValue();
        DayValues values = DayValues.of(
                counts.lows(moment.at(), moment.rules()), first, Math.min(day, earlyUntil), today, moment.rules());
        Tally tally = new Tally();
        early(values, day >= earlyUntil, moment, tally);
        if (day > earlyUntil) {
            late(counts, first.plusDays(earlyUntil + 1L), moment, tally);
        }
        platelets(moment, first, today, tally);
        circumstances(moment, timers, tally);
        return tally.assessment();
    }

    private static void early(DayValues values, boolean over, Moment moment, Tally tally) {
        DayValues.Days low = values.days(moment.rules().decimal(RuleKey.ICAHT_LOW));
        DayValues.Days veryLow = values.days(moment.rules().decimal(RuleKey.ICAHT_VERY_LOW));
        boolean never = low.above() == 0;
        Limits spans = moment.rules().limits(RuleKey.ICAHT_LONG);
        int proven = Math.max(
                byLow(low.proven(), over && never && low.unknown() == 0, spans), byVeryLow(veryLow.proven(), spans));
        int possible = Math.max(byLow(low.possible(), over && never, spans), byVeryLow(veryLow.possible(), spans));
        if (proven > 0) {
            tally.holds("EARLY_NEUTROPENIA", proven, low.evidence());
        }
        tally.may(possible, "ANC");
        if (low.unknown() > 0 || veryLow.unknown() > 0) {
            tally.lacks("ANC");
        }
        tally.flagIf(!over && never && low.proven() > 0, Flag.PROVISIONAL);
    }

    private static int byLow(int days, boolean never, Limits spans) {
        if (days == 0) {
            return 0;
        }
        return never ? WORST : 1 + spans.reachedBy(new BigDecimal(days));
    }

    private static int byVeryLow(int days, Limits spans) {
        int reached = spans.reachedBy(new BigDecimal(days));
        return reached == 0 ? 0 : 2 + reached;
    }

    /** The milder of the two newest counts since then; with one, it may still be as bad as that. */
    private static void late(CountState counts, LocalDate from, Moment moment, Tally tally) {
        Instant start = from.atStartOfDay(moment.rules().zone()).toInstant();
        List<Result> since = counts.newest(moment.at()).stream()
                .filter(count -> !count.at().isBefore(start))
                .toList();
        int size = since.size();
        if (size < 2) {
            tally.may(size == 0 ? WORST : lateGrade(since.get(0), moment, true), "ANC");
            return;
        }
        Result one = since.get(size - 2);
        Result other = since.get(size - 1);
        int milder = Math.min(lateGrade(one, moment, false), lateGrade(other, moment, false));
        int possible = Math.min(lateGrade(one, moment, true), lateGrade(other, moment, true));
        tally.may(possible, "ANC");
        if (milder > 0) {
            tally.holds(
                    "LATE_NEUTROPENIA",
                    milder,
                    since.subList(size - 2, size).stream().map(Result::id).toList());
        }
    }

    /** @param possible whether what a comparator leaves open counts */
    private static int lateGrade(Result count, Moment moment, boolean possible) {
        RuleKey[] limits = {RuleKey.ICAHT_LATE_1, RuleKey.ICAHT_LATE_2, RuleKey.ICAHT_LOW, RuleKey.ICAHT_VERY_LOW};
        int grade = 0;
        for (int i = 0; i < limits.length; i++) {
            Truth low = count.atMost(moment.rules().decimal(limits[i]));
            grade = low == Truth.YES || (possible && low == Truth.UNKNOWN) ? i + 1 : grade;
        }
        return grade;
    }

    /** Thrombocytopenia beside it, as a flag. */
    private static void platelets(Moment moment, LocalDate first, LocalDate today, Tally tally) {
        int day = (int) ChronoUnit.DAYS.between(first, today);
        int earlyUntil = moment.rules().decimal(RuleKey.ICAHT_EARLY_UNTIL).intValue();
        int lateUntil = moment.rules().decimal(RuleKey.ICAHT_PLATELETS_UNTIL).intValue();
        var lows = moment.states().get(PLATELETS).lows(moment.at(), moment.rules());
        DayValues early = DayValues.of(lows, first, Math.min(day, earlyUntil), today, moment.rules());
        Thrombocytopenia platelets = Thrombocytopenia.by(moment.rules());
        DayValues late = DayValues.of(
                lows,
                first.plusDays(earlyUntil + 1L),
                Math.min(day, lateUntil) - earlyUntil - 1,
                today,
                moment.rules());
        int grade = Math.max(platelets.early(early), platelets.late(late));
        if (grade > 0) {
            tally.flag(Thrombocytopenia.FLAGS.get(grade - 1));
        }
    }

    private static void circumstances(Moment moment, Timers timers, Tally tally) {
        Duration recent = moment.rules().duration(RuleKey.ICAHT_RECENT);
        Findings findings = new Findings(moment);
        List.of(FindingKind.TRANSFUSION_PLATELETS, FindingKind.TRANSFUSION_RED_CELLS)
                .forEach(kind -> findings.within(kind, recent).forEach(seen -> {
                    timers.at(seen.at().plus(recent));
                    tally.flag(Flag.TRANSFUSED);
                }));
        Instant factor = moment.states().get(DrugSignal.GRANULOCYTE_FACTOR).at(moment.at());
        if (!factor.equals(Instant.MIN) && factor.plus(recent).isAfter(moment.at())) {
            timers.at(factor.plus(recent));
            tally.flag(Flag.GCSF);
        }
    }
}
