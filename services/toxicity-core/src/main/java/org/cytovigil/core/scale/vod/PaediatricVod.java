// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.action.TherapySuggestions;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.finding.Seen;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.vital.WordSignal;
import org.jspecify.annotations.Nullable;

/**
 * Veno-occlusive disease of children by EBMT 2018 (docs/clinical/vod.md#children-2018). The worst single criterion makes
 * the class up to severe; two of liver values, refractory thrombocytopenia, bilirubin and ascites in the severe column
 * make it very severe.
 */
public final class PaediatricVod extends TimedScale {
    /** Stable id of the scale. */
    public static final String ID = "vod-ebmt-paed-2018";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(PaediatricVod.class, "vod-ebmt-paed-2018.csv");
    private static final int NEEDED = 2;
    private static final int SEVERE = 3;
    private static final int VERY_SEVERE = 4;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Set<String> QUALIFY =
            Set.of("TRANSAMINASES", "THROMBOCYTOPENIA", "BILIRUBIN_TOTAL", "ASCITES");

    /** The scale. */
    public PaediatricVod() {
        super(new Card(
                        ID,
                        "VOD (children)",
                        CRITERIA,
                        AlertProfile.standard().paging(1, VERY_SEVERE),
                        VodSigns.signals())
                .suggesting(new TherapySuggestions(ID)));
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        VodSigns signs = VodSigns.of(moment);
        Person person = moment.states().get(PersonSignal.INSTANCE).at(moment.at());
        int until = moment.rules().decimal(RuleKey.VOD_CHILD_UNTIL).intValue();
        if (!person.ageKnown() || person.yearsAt(moment.at()) >= until || !signs.begun()) {
            return null;
        }
        ChildSigns child = ChildSigns.of(signs, timers);
        Truth diagnosis = VodSigns.atLeast(
                NEEDED,
                Truth.of(child.refractoryDays() > 0),
                child.weight(),
                Truth.of(signs.findings().has(FindingKind.HEPATOMEGALY)),
                signs.ascites(),
                child.bilirubin());
        Severity all = new Severity();
        Severity qualifying = new Severity();
        severity(signs, child, all, qualifying);
        Tally tally = new Tally();
        int proven = grade(all, qualifying, false);
        int possible = grade(all, qualifying, true);
        if (diagnosis == Truth.YES) {
            tally.holds("DIAGNOSIS", proven, child.evidence());
            all.reasons().forEach(reason -> tally.holds(reason.name(), 0, reason.evidence()));
            tally.may(possible, all.missing(Math.min(proven, SEVERE - 1)).toArray(String[]::new));
        } else if (diagnosis == Truth.UNKNOWN) {
            if (child.bilirubin() == Truth.UNKNOWN) {
                tally.may(possible, "BILIRUBIN_TOTAL");
            }
            if (child.weight() == Truth.UNKNOWN) {
                tally.may(possible, "WEIGHT");
            }
        }
        return tally.assessment();
    }

    private static int grade(Severity all, Severity qualifying, boolean possible) {
        int single = Math.min(SEVERE, Math.max(1, all.reachedBy(1, possible)));
        return qualifying.reachedBy(NEEDED, possible) >= SEVERE ? VERY_SEVERE : single;
    }

    private static void severity(VodSigns signs, ChildSigns child, Severity all, Severity qualifying) {
        GradingRules rules = signs.moment().rules();
        Ladder liver = Ladder.ofUln(
                signs.lab(),
                List.of(Parameter.ALT, Parameter.AST, Parameter.GLDH),
                rules.limits(RuleKey.VOD_CHILD_TRANSAMINASES));
        both("TRANSAMINASES", liver.lowest(), liver.highest(), liver.evidence(), all, qualifying);
        int days = child.refractoryDays();
        Limits given = rules.limits(RuleKey.VOD_CHILD_PLATELETS);
        int platelets =
                days > given.at(2).intValue() ? SEVERE : days >= given.at(1).intValue() ? 2 : days > 0 ? 1 : 0;
        both("THROMBOCYTOPENIA", platelets, platelets, List.of(), all, qualifying);
        Truth yellow = child.jaundice();
        both(
                "BILIRUBIN_TOTAL",
                yellow == Truth.YES ? SEVERE : 1,
                yellow == Truth.NO ? 1 : SEVERE,
                signs.evidence(Parameter.BILIRUBIN_TOTAL),
                all,
                qualifying);
        int fluid = fluid(signs.findings().present(FindingKind.ASCITES));
        both("ASCITES", fluid, fluid, signs.evidence(FindingKind.ASCITES), all, qualifying);
        if (child.doubling()) {
            all.add("KINETICS", SEVERE, SEVERE, signs.evidence(Parameter.BILIRUBIN_TOTAL));
        }
        others(signs, all);
    }

    private static void both(
            String criterion, int lowest, int highest, List<String> evidence, Severity all, Severity qualifying) {
        all.add(criterion, lowest, highest, evidence);
        if (QUALIFY.contains(criterion)) {
            qualifying.add(criterion, lowest, highest, evidence);
        }
    }

    /** Ascites that was only said to be there is moderate. */
    private static int fluid(@Nullable Seen ascites) {
        if (ascites == null) {
            return 0;
        }
        FindingValue.Degree degree = ascites.degree();
        if (degree == null) {
            return 2;
        }
        return switch (degree) {
            case NONE -> 0;
            case MINIMAL, MILD -> 1;
            case MODERATE -> 2;
            case SEVERE, PARACENTESIS -> SEVERE;
        };
    }

    /** What was never measured of these leaves nothing open: it is not part of every chart. */
    private static void others(VodSigns signs, Severity all) {
        GradingRules rules = signs.moment().rules();
        Result filtration = signs.lab().newest(Parameter.GFR);
        if (filtration != null) {
            int reached = (int) rules.limits(RuleKey.VOD_CHILD_GFR).values().stream()
                    .filter(limit -> filtration.below(limit) == Truth.YES)
                    .count();
            all.add("GFR", reached, reached, List.of(filtration.id()));
        }
        for (Parameter clotting : List.of(Parameter.INR, Parameter.PT, Parameter.APTT)) {
            Result result = signs.lab().newest(clotting);
            if (result != null && result.aboveUln(BigDecimal.ONE) == Truth.YES) {
                all.add("COAGULATION", SEVERE, SEVERE, List.of(result.id()));
            }
        }
        Moment moment = signs.moment();
        Oxygen oxygen = moment.states().get(OxygenSignal.INSTANCE).at(moment.at());
        boolean ventilated = oxygen.level() == OxygenLevel.POSITIVE_PRESSURE;
        boolean much = oxygen.flow() != null && oxygen.flow().compareTo(rules.decimal(RuleKey.VOD_CHILD_OXYGEN)) > 0;
        int lungs = ventilated ? SEVERE : much || oxygen.level() == OxygenLevel.HIGH_FLOW ? 2 : 0;
        int possible = ventilated || !oxygen.flowMissing() ? lungs : 2;
        all.add("OXYGEN", lungs, possible, oxygen.evidence(), "OXYGEN_FLOW");
        Instant course = signs.therapy().courseAt(moment.at(), moment.rules());
        boolean impaired = moment.states().get(WordSignal.CONSCIOUSNESS).words(moment.at()).stream()
                .anyMatch(word -> !word.word().equals("ALERT")
                        && !word.word().equals("SPONTANEOUS")
                        && !word.at().isBefore(course));
        all.add("CONSCIOUSNESS", impaired ? SEVERE : 0, impaired ? SEVERE : 0, List.of());
    }

    static Instant back(Instant at, int days) {
        return at.minus(DAY.multipliedBy(days));
    }
}
