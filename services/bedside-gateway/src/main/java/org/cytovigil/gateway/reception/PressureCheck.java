// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.ConsistentPressures;

/**
 * Pressures of one message that contradict each other, such as a systolic below its diastolic: none of them is taken, and
 * the sender is told. Grading drops such pairs by itself, also where they come apart.
 */
public final class PressureCheck {
    private static final Judgement.Unusable CONTRADICTION = new Judgement.Unusable(
            "IMPLAUSIBLE", "pressures of one instant contradict each other: systolic must be above mean and diastolic");

    private record Instance(PatientKey patient, Instant at) {}

    private PressureCheck() {}

    /** Puts a refusal in the place of each that is part of a contradiction. */
    public static void refuseContradictions(List<Judgement> judgements) {
        Map<Instance, List<Measured>> together = new HashMap<>();
        for (Judgement judgement : judgements) {
            pressure(judgement)
                    .ifPresent(pressure -> together.computeIfAbsent(instance(pressure), key -> new ArrayList<>())
                            .add(pressure));
        }
        Set<Measured> contradictory = new HashSet<>();
        for (List<Measured> pressures : together.values()) {
            contradictory.addAll(pressures);
            contradictory.removeAll(ConsistentPressures.among(pressures));
        }
        judgements.replaceAll(judgement ->
                pressure(judgement).filter(contradictory::contains).isPresent() ? CONTRADICTION : judgement);
    }

    private static Instance instance(Measured pressure) {
        return new Instance(pressure.patient(), pressure.at());
    }

    private static Optional<Measured> pressure(Judgement judgement) {
        return judgement instanceof Judgement.Usable usable
                        && usable.fact() instanceof Measured measured
                        && isPressure(measured.parameter())
                ? Optional.of(measured)
                : Optional.empty();
    }

    private static boolean isPressure(Parameter parameter) {
        return parameter == Parameter.SYSTOLIC_BP
                || parameter == Parameter.DIASTOLIC_BP
                || parameter == Parameter.MEAN_BP;
    }
}
