// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/**
 * The neurological domains as functions of event time; each holds its last value (docs/clinical/icans.md#seizures).
 * What was found under sedation of ICE, CAPD and consciousness is not among it.
 *
 * @param ice newest ICE
 * @param iceKnown whether it is fresh
 * @param capd newest CAPD
 * @param capdKnown whether it is fresh
 * @param bleeding the haemorrhage with what was found before it
 * @param seizures those whose weight may still count, in order of time
 * @param begins the first finding that bears on the scale, {@link Instant#MAX} where there is none
 */
public record NeuroState(
        Steps<Cognition> ice,
        Known iceKnown,
        Steps<Cognition> capd,
        Known capdKnown,
        Steps<Domain> consciousness,
        Steps<Domain> motor,
        Steps<Domain> oedema,
        Steps<Domain> haemorrhage,
        Steps<Bleeding> bleeding,
        List<Seizure> seizures,
        Instant begins,
        Instant newest)
        implements SignalState {
    /** Nothing found yet. */
    public static final NeuroState NONE = new NeuroState(
            Steps.of(Cognition.NONE),
            Known.NEVER,
            Steps.of(Cognition.NONE),
            Known.NEVER,
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            Steps.of(Domain.UNKNOWN),
            Steps.of(Bleeding.NONE),
            List.of(),
            Instant.MAX,
            Instant.MIN);

    /** Copies the list. */
    public NeuroState {
        seizures = List.copyOf(seizures);
    }

    /** The same where something that bears on the scale was found. */
    NeuroState begun(Instant at) {
        return new NeuroState(
                ice,
                iceKnown,
                capd,
                capdKnown,
                consciousness,
                motor,
                oedema,
                haemorrhage,
                bleeding,
                seizures,
                earlier(begins, at),
                at);
    }

    /** Whether a score of a tool is known at an instant. */
    Availability known(Cognition.Tool tool, Instant instant) {
        return switch (tool) {
            case NONE -> Availability.UNKNOWN;
            case ICE -> iceKnown.at(instant);
            case CAPD -> capdKnown.at(instant);
        };
    }

    /** The newest score of either tool at an instant; of one instant CAPD. */
    public Cognition cognition(Instant instant) {
        Cognition byIce = ice.at(instant);
        Cognition byCapd = capd.at(instant);
        return byIce.at().isAfter(byCapd.at()) ? byIce : byCapd;
    }

    /**
     * The weight of seizures at an instant.
     *
     * @param course seizures that began before it are none of the therapy
     */
    SeizureWeight seizures(Instant instant, Instant course, GradingRules rules) {
        return new Seizures(seizures, normal(), rules).weight(instant, course);
    }

    /** Whether findings of one instant contradict each other that are the newest of their kind. */
    boolean contradicted(Instant instant) {
        return ice.at(instant).contradicted()
                || capd.at(instant).contradicted()
                || Stream.of(consciousness, motor, oedema, haemorrhage)
                        .anyMatch(steps -> steps.at(instant).contradicted());
    }

    /**
     * Instants of normal assessments: ICE 10, or CAPD 0 to 8 in a patient who is awake
     * (docs/clinical/icans.md#seizures); where both were done at one instant, both must be.
     */
    private List<Instant> normal() {
        TreeSet<Instant> assessed = new TreeSet<>(ice.from());
        assessed.addAll(capd.from());
        return assessed.stream()
                .filter(at -> isNormal(ice.at(at), at) && isNormal(capd.at(at), at))
                .toList();
    }

    private boolean isNormal(Cognition score, Instant at) {
        if (!score.at().equals(at)) {
            return true;
        }
        Domain level = consciousness.at(at);
        boolean awake = level.known() && level.grade() <= IcansTable.LEVELS.grade(Finding.Level.SPONTANEOUS);
        return score.tool() == Cognition.Tool.ICE ? score.lowest() == 10 : score.highest() <= 8 && awake;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = earlier(iceKnown.nextChange(after, until, rules), capdKnown.nextChange(after, until, rules));
        for (Steps<?> steps : List.of(ice, capd, consciousness, motor, oedema, haemorrhage)) {
            next = earlier(next, steps.next(after));
        }
        Domain level = consciousness.at(after);
        Instant tooOld = level.known() ? level.at().plus(rules.duration(RuleKey.ICANS_AROUSAL)) : Instant.MAX;
        next = tooOld.isAfter(after) ? earlier(next, tooOld) : next;
        if (begins.isAfter(after)) {
            next = earlier(next, begins);
        }
        return seizures.isEmpty() ? next : earlier(next, new Seizures(seizures, normal(), rules).nextChange(after));
    }

    /**
     * Seizures that a normal assessment has ended by the checkpoint are forgotten with it. Since when there is a
     * haemorrhage is not: what is charted late is paged by it.
     */
    @Override
    public NeuroState since(Instant checkpoint, GradingRules rules) {
        return new NeuroState(
                ice.since(checkpoint),
                iceKnown.since(checkpoint, rules),
                capd.since(checkpoint),
                capdKnown.since(checkpoint, rules),
                consciousness.since(checkpoint),
                motor.since(checkpoint),
                oedema.since(checkpoint),
                haemorrhage.sinceStepAt(checkpoint),
                bleeding.since(checkpoint),
                new Seizures(seizures, normal(), rules).since(checkpoint),
                begins,
                newest);
    }
}
