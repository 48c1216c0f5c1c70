// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;

/**
 * Pressures of the same source, method and instant that contradict each other are all rejected
 * (docs/clinical/data-quality.md#contradicting-pressures).
 */
final class ContradictingPressures {
    private ContradictingPressures() {}

    static List<Fact> without(List<Fact> facts) {
        List<Measured> pressures = facts.stream()
                .filter(fact -> fact instanceof Measured measured
                        && measured.parameter().isPressure())
                .map(Measured.class::cast)
                .toList();
        return facts.stream().filter(fact -> !rejected(fact, pressures)).toList();
    }

    private static boolean rejected(Fact fact, List<Measured> pressures) {
        if (!(fact instanceof Measured measured) || !measured.parameter().isPressure()) {
            return false;
        }
        List<Measured> cuff =
                pressures.stream().filter(other -> sameCuff(measured, other)).toList();
        return cuff.stream().anyMatch(one -> cuff.stream().anyMatch(other -> contradict(one, other)));
    }

    private static boolean sameCuff(Measured one, Measured other) {
        return one.at().equals(other.at())
                && one.header().source().equals(other.header().source())
                && one.method() == other.method();
    }

    /** DBP at or above SBP, MAP above SBP or below DBP. */
    private static boolean contradict(Measured one, Measured other) {
        int compared = one.quantity().value().compareTo(other.quantity().value());
        Parameter beside = other.parameter();
        return switch (one.parameter()) {
            case DIASTOLIC_BP ->
                (beside == Parameter.SYSTOLIC_BP && compared >= 0) || (beside == Parameter.MEAN_BP && compared > 0);
            case MEAN_BP -> beside == Parameter.SYSTOLIC_BP && compared > 0;
            default -> false;
        };
    }
}
