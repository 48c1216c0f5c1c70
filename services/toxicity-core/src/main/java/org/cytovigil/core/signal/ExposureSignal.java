// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * The courses of a therapy that can cause a toxicity: CAR T cells and blinatumomab
 * (docs/clinical/crs.md#limits-of-a-course).
 */
public final class ExposureSignal implements LookAheadSignal<ExposureState> {
    /** For CRS. */
    public static final ExposureSignal CRS =
            new ExposureSignal(Toxicity.CRS, RuleKey.CRS_WINDOW_END, RuleKey.CRS_WINDOW_END_BLINATUMOMAB);

    /** For ICANS. */
    public static final ExposureSignal ICANS =
            new ExposureSignal(Toxicity.ICANS, RuleKey.ICANS_WINDOW_END, RuleKey.ICANS_WINDOW_END_BLINATUMOMAB);

    private final Toxicity toxicity;
    private final RuleKey afterCarT;
    private final RuleKey afterBlinatumomab;

    private ExposureSignal(Toxicity toxicity, RuleKey afterCarT, RuleKey afterBlinatumomab) {
        this.toxicity = toxicity;
        this.afterCarT = afterCarT;
        this.afterBlinatumomab = afterBlinatumomab;
    }

    @Override
    public String name() {
        return "exposure-" + toxicity.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Class<ExposureState> type() {
        return ExposureState.class;
    }

    @Override
    public ExposureState initial() {
        return new ExposureState(Steps.of(Exposure.UNKNOWN));
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(TherapyStep.class);
    }

    @Override
    public ExposureState of(Collection<? extends Fact> known, GradingRules rules) {
        List<TherapyStep> told = known.stream()
                .filter(TherapyStep.class::isInstance)
                .map(TherapyStep.class::cast)
                .toList();
        return new ExposureState(Courses.of(told, rules.duration(afterCarT), rules.duration(afterBlinatumomab)));
    }

    @Override
    public Instant differsFrom(ExposureState one, ExposureState other) {
        return one.steps().differsFrom(other.steps());
    }
}
