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
    private static final int HIGH = 169;
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
        score += cytopenias(recent);
        score += bands(recent.value(Parameter.FERRITIN), "FERRITIN", new BigDecimal(2000), new BigDecimal(6000));
        score += bands(
                recent.value(Parameter.TRIGLYCERIDES),
                "TRIGLYCERIDES",
                PER_MMOL.multiply(new BigDecimal("1.5")),
                PER_MMOL.multiply(new BigDecimal(4)));
        score += recent.value(Parameter.FIBRINOGEN).compareTo(new BigDecimal(250)) <= 0
                ? points("FIBRINOGEN", "LOW")
                : 0;
        score += recent.value(Parameter.AST).compareTo(new BigDecimal(30)) >= 0 ? points("AST", "RAISED") : 0;
        score += new Findings(moment).has(FindingKind.HAEMOPHAGOCYTOSIS)
                ? points("HAEMOPHAGOCYTOSIS", "HAEMOPHAGOCYTOSIS")
                : 0;
        return recent.assessment(
                "INDEX", new Index(new BigDecimal(score), score >= HIGH ? Index.Band.HIGH : Index.Band.LOW));
    }

    private static int points(String criterion, String condition) {
        return CRITERIA.row(criterion, condition).fixedGrade();
    }

    /** Below the lower limit nothing, from it on some, above the upper one most. */
    private static int bands(BigDecimal value, String criterion, BigDecimal from, BigDecimal above) {
        if (value.compareTo(above) > 0) {
            return points(criterion, "MOST");
        }
        return value.compareTo(from) >= 0 ? points(criterion, "SOME") : 0;
    }

    private static int temperature(Moment moment, Recent recent, Timers timers) {
        var state = moment.states().get(new VitalSignal(Parameter.TEMPERATURE));
        Reading reading = state.at(moment.at());
        Duration valid = moment.rules().duration(RuleKey.INDEX_VALID);
        Instant lastRead = state.lastRead(moment.at());
        if (reading == null || !lastRead.plus(valid).isAfter(moment.at())) {
            recent.lacks("TEMPERATURE");
            return 0;
        }
        timers.at(lastRead.plus(valid));
        recent.uses(reading.evidence());
        return bands(reading.value(), "TEMPERATURE", new BigDecimal("38.4"), new BigDecimal("39.4"));
    }

    private static int organs(Findings findings) {
        boolean liver = findings.has(FindingKind.HEPATOMEGALY);
        boolean spleen = findings.has(FindingKind.SPLENOMEGALY);
        return liver && spleen ? points("ORGANOMEGALY", "BOTH") : liver || spleen ? points("ORGANOMEGALY", "ONE") : 0;
    }

    private static int cytopenias(Recent recent) {
        long low = Stream.of(
                        recent.value(Parameter.HAEMOGLOBIN).compareTo(new BigDecimal("9.2")) <= 0,
                        recent.value(Parameter.WBC).compareTo(new BigDecimal(5)) <= 0,
                        recent.value(Parameter.PLATELETS).compareTo(new BigDecimal(110)) <= 0)
                .filter(each -> each)
                .count();
        return low == 3 ? points("CYTOPENIAS", "THREE") : low == 2 ? points("CYTOPENIAS", "TWO") : 0;
    }
}
