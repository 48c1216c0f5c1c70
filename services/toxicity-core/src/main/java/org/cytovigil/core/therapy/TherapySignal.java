// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.therapy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.LookAheadSignal;

/** The therapies of a patient, given and planned. */
public final class TherapySignal implements LookAheadSignal<TherapyState> {
    /** The one instance. */
    public static final TherapySignal INSTANCE = new TherapySignal();

    /** How far before a step any scale looks ahead to it. */
    private static final Duration AHEAD = Duration.ofDays(3);

    private static final Comparator<Given> ORDER =
            Comparator.comparing(Given::at).thenComparing(Given::dose).thenComparing(Given::id);

    private TherapySignal() {}

    @Override
    public String name() {
        return "therapies";
    }

    @Override
    public Class<TherapyState> type() {
        return TherapyState.class;
    }

    @Override
    public TherapyState initial() {
        return TherapyState.NONE;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(TherapyStep.class);
    }

    @Override
    public TherapyState of(Collection<? extends Fact> known, GradingRules rules) {
        return new TherapyState(known.stream()
                .filter(TherapyStep.class::isInstance)
                .map(TherapyStep.class::cast)
                .map(step -> new Given(step.id(), step.at(), step.product(), step.phase(), step.cycle()))
                .sorted(ORDER)
                .toList());
    }

    @Override
    public Instant differsFrom(TherapyState one, TherapyState other) {
        List<Given> either = new ArrayList<>(one.steps());
        either.removeAll(other.steps());
        List<Given> more = new ArrayList<>(other.steps());
        more.removeAll(one.steps());
        either.addAll(more);
        return either.stream()
                .map(step -> step.at().minus(AHEAD))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }
}
