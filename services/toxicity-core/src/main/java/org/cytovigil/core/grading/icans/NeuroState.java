// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * The neurological domains as functions of event time; each holds its last value (grading.md 13).
 *
 * @param cognition newest ICE or CAPD
 * @param assessed whether it is fresh
 * @param consciousness newest level found without sedation
 * @param seizures those whose weight may still count, in order of time
 * @param begins the first finding that bears on the scale, {@link Instant#MAX} where there is none
 */
public record NeuroState(
        Steps<Cognition> cognition,
        Known assessed,
        Steps<Domain> consciousness,
        Steps<Domain> motor,
        Steps<Domain> oedema,
        Steps<Domain> haemorrhage,
        List<Seizure> seizures,
        Instant begins,
        Instant newest)
        implements SignalState {
    /** Nothing found yet. */
    public static final NeuroState NONE = new NeuroState(
            Steps.of(Cognition.NONE),
            Known.NEVER,
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            List.of(),
            Instant.MAX,
            Instant.MIN);

    /** Copies the list. */
    public NeuroState {
        seizures = List.copyOf(seizures);
    }

    /** Whether ICE or CAPD is known at an instant. */
    Availability cognitionKnown(Instant instant) {
        return assessed.at(instant);
    }

    /** The weight of seizures at an instant. */
    SeizureWeight seizures(Instant instant, GradingRules rules) {
        return new Seizures(seizures, normal(), rules).weight(instant);
    }

    /** Instants of normal assessments: ICE 10, or CAPD 0 to 8 in a patient who is awake (grading.md 13). */
    private List<Instant> normal() {
        List<Instant> normal = new ArrayList<>();
        for (Instant at : cognition.from()) {
            Cognition found = cognition.at(at);
            Domain level = consciousness.at(at);
            boolean awake = level.known() && level.grade() <= Finding.Level.SPONTANEOUS.grade();
            boolean isNormal =
                    found.tool() == Cognition.Tool.ICE ? found.lowest() == 10 : found.highest() <= 8 && awake;
            if (isNormal) {
                normal.add(at);
            }
        }
        return normal;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = assessed.nextChange(after, until, rules);
        for (Steps<?> steps : List.of(cognition, consciousness, motor, oedema, haemorrhage)) {
            next = earlier(next, steps.next(after));
        }
        if (begins.isAfter(after)) {
            next = earlier(next, begins);
        }
        return seizures.isEmpty() ? next : earlier(next, new Seizures(seizures, normal(), rules).nextChange(after));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Seizures that a normal assessment has ended by the checkpoint are forgotten with it. Since when there is a
     * haemorrhage is not: what is charted late is paged by it.
     */
    @Override
    public NeuroState since(Instant checkpoint, GradingRules rules) {
        return new NeuroState(
                cognition.since(checkpoint),
                assessed.since(checkpoint, rules),
                consciousness.since(checkpoint),
                motor.since(checkpoint),
                oedema.since(checkpoint),
                haemorrhage.sinceStepAt(checkpoint),
                new Seizures(seizures, normal(), rules).since(checkpoint),
                begins,
                newest);
    }
}
