// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Pressures of one source, method and instant that contradict each other are all unusable
 * (docs/clinical/data-quality.md#contradicting-pressures).
 */
public final class ConsistentPressures {
    /** One measurement of a cuff or line: all its pressures belong together. */
    private record Cuff(Instant at, String source, Method method) {}

    /** The pressures of one measurement; of several of one kind the extremes, since any pair may contradict. */
    private record Range(
            @Nullable BigDecimal highestDiastolic,
            @Nullable BigDecimal lowestMean,
            @Nullable BigDecimal highestMean,
            @Nullable BigDecimal lowestSystolic) {
        static final Range EMPTY = new Range(null, null, null, null);

        Range with(Parameter parameter, BigDecimal value) {
            return switch (parameter) {
                case DIASTOLIC_BP -> new Range(max(highestDiastolic, value), lowestMean, highestMean, lowestSystolic);
                case MEAN_BP ->
                    new Range(highestDiastolic, min(lowestMean, value), max(highestMean, value), lowestSystolic);
                default -> new Range(highestDiastolic, lowestMean, highestMean, min(lowestSystolic, value));
            };
        }

        boolean contradicts() {
            return compare(highestDiastolic, lowestSystolic) >= 0
                    || compare(highestMean, lowestSystolic) > 0
                    || compare(highestDiastolic, lowestMean) > 0;
        }

        private static int compare(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null || other == null ? -1 : one.compareTo(other);
        }

        private static BigDecimal max(@Nullable BigDecimal one, BigDecimal other) {
            return one == null ? other : one.max(other);
        }

        private static BigDecimal min(@Nullable BigDecimal one, BigDecimal other) {
            return one == null ? other : one.min(other);
        }
    }

    private ConsistentPressures() {}

    /** Those of the measurements of one instant that are no pressures contradicting each other. */
    public static List<Measured> among(List<Measured> together) {
        return together.size() <= 1 ? together : usable(together);
    }

    private static List<Measured> usable(List<Measured> together) {
        if (ofOneCuff(together)) {
            Range range = Range.EMPTY;
            for (Measured pressure : together) {
                range = range.with(pressure.parameter(), pressure.quantity().value());
            }
            return range.contradicts() ? List.of() : together;
        }
        Map<Cuff, Range> cuffs = new HashMap<>();
        for (Measured pressure : together) {
            Range range = cuffs.getOrDefault(cuff(pressure), Range.EMPTY);
            cuffs.put(
                    cuff(pressure),
                    range.with(pressure.parameter(), pressure.quantity().value()));
        }
        return together.stream()
                .filter(pressure ->
                        !cuffs.getOrDefault(cuff(pressure), Range.EMPTY).contradicts())
                .toList();
    }

    /** As nearly always. */
    private static boolean ofOneCuff(List<Measured> together) {
        Measured first = together.get(0);
        for (Measured pressure : together) {
            if (pressure.method() != first.method()
                    || !pressure.header().source().equals(first.header().source())) {
                return false;
            }
        }
        return true;
    }

    private static Cuff cuff(Measured pressure) {
        return new Cuff(pressure.at(), pressure.header().source(), pressure.method());
    }
}
