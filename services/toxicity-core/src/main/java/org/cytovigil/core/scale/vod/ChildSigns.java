// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;

/**
 * The signs that children's criteria follow over days.
 *
 * @param refractoryDays on so many days in a row, counted back, platelets were transfused
 * @param weight more than 5 % above the baseline, or rising on some days in a row despite a diuretic
 * @param bilirubin rising on some days in a row, or high for the first time within them
 * @param jaundice a high bilirubin, not raised before by the disease
 * @param doubling bilirubin has doubled within hours
 */
record ChildSigns(
        int refractoryDays, Truth weight, Truth bilirubin, Truth jaundice, boolean doubling, List<String> evidence) {
    private static final Duration DAY = Duration.ofDays(1);

    static ChildSigns of(VodSigns signs, Timers timers) {
        Moment moment = signs.moment();
        boolean ofTheDisease = raisedBefore(signs);
        Truth yellow = ofTheDisease ? Truth.NO : signs.jaundice();
        List<Result> recent = recent(signs, Parameter.BILIRUBIN_TOTAL, timers);
        Truth rises = ofTheDisease ? Truth.NO : Truth.of(risesDaily(recent, moment));
        Truth high = yellow == Truth.YES && recent.isEmpty() ? Truth.UNKNOWN : yellow;
        List<String> evidence = new ArrayList<>(signs.evidence(Parameter.BILIRUBIN_TOTAL));
        evidence.addAll(signs.evidence(Parameter.WEIGHT));
        evidence.addAll(signs.evidence(FindingKind.HEPATOMEGALY));
        evidence.addAll(signs.evidence(FindingKind.ASCITES));
        return new ChildSigns(
                transfusedDays(signs, timers),
                weight(signs, timers),
                rises.or(high),
                yellow,
                !ofTheDisease && signs.doubling(timers),
                evidence);
    }

    private static boolean raisedBefore(VodSigns signs) {
        Result before = signs.lab().beforeCourse(Parameter.BILIRUBIN_TOTAL);
        BigDecimal told = signs.lab().told(Parameter.BILIRUBIN_TOTAL);
        BigDecimal raised = signs.moment().rules().decimal(RuleKey.VOD_BILIRUBIN);
        return before != null ? before.atLeast(raised) == Truth.YES : told != null && told.compareTo(raised) >= 0;
    }

    private static Truth weight(VodSigns signs, Timers timers) {
        List<Result> recent = recent(signs, Parameter.WEIGHT, timers);
        boolean despite = signs.findings().has(FindingKind.DIURETIC);
        return signs.heavier().or(Truth.of(despite && risesDaily(recent, signs.moment())));
    }

    private static int risingDays(Moment moment) {
        return moment.rules().decimal(RuleKey.VOD_CHILD_RISING).intValue();
    }

    /** Values of the days on which it must have risen; to be asked again when one is a day older, or too old. */
    private static List<Result> recent(VodSigns signs, Parameter parameter, Timers timers) {
        Duration span = DAY.multipliedBy(risingDays(signs.moment()));
        List<Result> recent = signs.lab().within(parameter, span);
        recent.forEach(
                result -> timers.at(result.at().plus(span)).at(result.at().plus(DAY)));
        return recent;
    }

    /** Whether each of the last spans of 24 h has a value, the newest of each above that of the span before. */
    private static boolean risesDaily(List<Result> recent, Moment moment) {
        BigDecimal before = null;
        for (int day = risingDays(moment) - 1; day >= 0; day--) {
            Instant from = PaediatricVod.back(moment.at(), day + 1);
            Instant until = PaediatricVod.back(moment.at(), day);
            BigDecimal value = recent.stream()
                    .filter(result -> result.at().isAfter(from) && !result.at().isAfter(until))
                    .reduce((one, later) -> later)
                    .map(result -> result.quantity().value())
                    .orElse(null);
            if (value == null || (before != null && value.compareTo(before) <= 0)) {
                return false;
            }
            before = value;
        }
        return true;
    }

    private static int transfusedDays(VodSigns signs, Timers timers) {
        Instant at = signs.moment().at();
        int longest =
                signs.moment().rules().limits(RuleKey.VOD_CHILD_PLATELETS).at(2).intValue() + 2;
        List<Seen> given = signs.findings().within(FindingKind.TRANSFUSION_PLATELETS, DAY.multipliedBy(longest));
        int days = 0;
        for (int day = 0; day < longest; day++) {
            Instant from = PaediatricVod.back(at, day + 1);
            Instant until = PaediatricVod.back(at, day);
            if (given.stream()
                    .noneMatch(seen -> seen.at().isAfter(from) && !seen.at().isAfter(until))) {
                break;
            }
            days++;
        }
        for (Seen seen : given) {
            for (int day = 1; day <= longest; day++) {
                timers.at(seen.at().plus(DAY.multipliedBy(day)));
            }
        }
        return days;
    }
}
