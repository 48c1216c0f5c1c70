// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.indices;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.finding.Findings;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.TimedScale;
import org.cytovigil.core.grading.Timers;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.laboratory.CountSignal;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.Limits;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.vital.Reading;
import org.cytovigil.core.vital.VitalSignal;
import org.jspecify.annotations.Nullable;

/** H-score of a haemophagocytic syndrome (docs/clinical/indices.md#h-score). */
public final class HScore extends TimedScale {
    /** Stable id of the index. */
    public static final String ID = "h-score";

    private static final CriteriaTable CRITERIA = CriteriaTable.read(HScore.class, "h-score.csv");
    private static final Parameter[] VALUES = {
        Parameter.HAEMOGLOBIN,
        Parameter.WBC,
        Parameter.PLATELETS,
        Parameter.FERRITIN,
        Parameter.TRIGLYCERIDES,
        Parameter.FIBRINOGEN,
        Parameter.AST
    };

    /** The triglycerides of the score are in mmol/L, ours in mg/dL. */
    private static final BigDecimal PER_MMOL = new BigDecimal("88.57");

    private static final Set<Product> THERAPIES = therapies();

    /** The index. */
    public HScore() {
        super(new Card(ID, "H-score", CRITERIA, AlertProfile.SILENT, signalsRead()));
    }

    private static Set<Product> therapies() {
        Set<Product> all = EnumSet.copyOf(CountSignal.CELLS);
        all.add(Product.BLINATUMOMAB);
        return all;
    }

    private static List<Signal<?>> signalsRead() {
        List<Signal<?>> signals = new ArrayList<>(Laboratory.signals(VALUES));
        signals.addAll(Findings.signals(
                FindingKind.HEPATOMEGALY,
                FindingKind.SPLENOMEGALY,
                FindingKind.HAEMOPHAGOCYTOSIS,
                FindingKind.TRANSFUSION_PLATELETS));
        signals.add(new VitalSignal(Parameter.TEMPERATURE));
        return signals;
    }

    @Override
    protected @Nullable Assessment assess(Moment moment, Timers timers) {
        boolean known =
                moment.states().get(TherapySignal.INSTANCE).of(THERAPIES).givenBy(moment.at());
        if (!known || !new Laboratory(moment, Set.of()).any(VALUES)) {
            return null;
        }
        Recent recent = new Recent(moment, timers);
        int score = points("IMMUNOSUPPRESSION", "KNOWN");
        score += temperature(moment, recent, timers);
        score += organs(new Findings(moment));
        score += cytopenias(recent, moment.rules());
        GradingRules rules = moment.rules();
        Limits ferritin = rules.limits(RuleKey.HSCORE_FERRITIN);
        score += bands(recent, Parameter.FERRITIN, ferritin.at(1), ferritin.at(2));
        Limits fats = rules.limits(RuleKey.HSCORE_TRIGLYCERIDES);
        score += bands(recent, Parameter.TRIGLYCERIDES, PER_MMOL.multiply(fats.at(1)), PER_MMOL.multiply(fats.at(2)));
        score += atMost(recent, Parameter.FIBRINOGEN, rules.decimal(RuleKey.HSCORE_FIBRINOGEN))
                ? points("FIBRINOGEN", "LOW")
                : 0;
        score += recent.holds(Parameter.AST, result -> result.atLeast(rules.decimal(RuleKey.HSCORE_AST)))
                ? points("AST", "RAISED")
                : 0;
        score += new Findings(moment).has(FindingKind.HAEMOPHAGOCYTOSIS)
                ? points("HAEMOPHAGOCYTOSIS", "HAEMOPHAGOCYTOSIS")
                : 0;
        return recent.assessment("INDEX", Index.banded(score, rules.decimal(RuleKey.HSCORE_HIGH)));
    }

    private static int points(String criterion, String condition) {
        return CRITERIA.row(criterion, condition).fixedGrade();
    }

    /** Below the lower limit nothing, from it on some, above the upper one most. */
    private static int bands(Recent recent, Parameter parameter, BigDecimal from, BigDecimal above) {
        if (recent.holds(parameter, result -> result.above(above))) {
            return points(parameter.name(), "MOST");
        }
        return recent.holds(parameter, result -> result.atLeast(from)) ? points(parameter.name(), "SOME") : 0;
    }

    private static int bands(BigDecimal value, String criterion, BigDecimal from, BigDecimal above) {
        if (value.compareTo(above) > 0) {
            return points(criterion, "MOST");
        }
        return value.compareTo(from) >= 0 ? points(criterion, "SOME") : 0;
    }

    private static int temperature(Moment moment, Recent recent, Timers timers) {
        var state = moment.states().get(new VitalSignal(Parameter.TEMPERATURE));
        List<Reading> readings = state.readings(moment.at());
        Duration valid = moment.rules().duration(RuleKey.INDEX_VALID);
        Instant lastRead = state.lastRead(moment.at());
        if (readings.isEmpty() || !lastRead.plus(valid).isAfter(moment.at())) {
            recent.lacks("TEMPERATURE");
            return 0;
        }
        timers.at(lastRead.plus(valid));
        Limits limits = moment.rules().limits(RuleKey.HSCORE_TEMPERATURE);
        return recent.worst(readings, reading -> bands(reading.value(), "TEMPERATURE", limits.at(1), limits.at(2)));
    }

    private static int organs(Findings findings) {
        boolean liver = findings.has(FindingKind.HEPATOMEGALY);
        boolean spleen = findings.has(FindingKind.SPLENOMEGALY);
        return liver && spleen ? points("ORGANOMEGALY", "BOTH") : liver || spleen ? points("ORGANOMEGALY", "ONE") : 0;
    }

    private static boolean atMost(Recent recent, Parameter parameter, BigDecimal limit) {
        return recent.holds(parameter, result -> result.atMost(limit));
    }

    private static int cytopenias(Recent recent, GradingRules rules) {
        long low = Stream.of(
                        atMost(recent, Parameter.HAEMOGLOBIN, rules.decimal(RuleKey.HSCORE_HAEMOGLOBIN)),
                        atMost(recent, Parameter.WBC, rules.decimal(RuleKey.HSCORE_LEUKOCYTES)),
                        atMost(recent, Parameter.PLATELETS, rules.decimal(RuleKey.HSCORE_PLATELETS)))
                .filter(each -> each)
                .count();
        return low == 3 ? points("CYTOPENIAS", "THREE") : low == 2 ? points("CYTOPENIAS", "TWO") : 0;
    }
}
