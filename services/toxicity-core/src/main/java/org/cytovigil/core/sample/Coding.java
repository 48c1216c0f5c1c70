// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Codes a sample by the limits that any signal compares it with: enough to grade again whatever becomes known of the
 * patient later, and so few distinctions that three days of samples stay small (docs/adr/0005).
 *
 * <p>The code of a sample has a digit for each parameter of its group: 0 not measured, 1 below every limit, n + 1 at or
 * above the n-th. The digits are of base {@value #BASE}; the lowest one tells an inferred unit.
 */
public final class Coding {
    private static final int BASE = 32;
    private final Map<Parameter, List<BigDecimal>> limits = new EnumMap<>(Parameter.class);
    private final Set<SampleGroup> read = EnumSet.noneOf(SampleGroup.class);
    private final Map<Coded, Levels> decoded = new ConcurrentHashMap<>();

    private record Coded(SampleGroup group, int code) {}

    /** A coding by the limits of all signals. */
    public Coding(Collection<Map<Parameter, List<BigDecimal>>> limitsOfSignals) {
        Map<Parameter, TreeSet<BigDecimal>> sorted = new EnumMap<>(Parameter.class);
        for (Map<Parameter, List<BigDecimal>> each : limitsOfSignals) {
            each.forEach((parameter, values) ->
                    sorted.computeIfAbsent(parameter, key -> new TreeSet<>()).addAll(values));
        }
        sorted.forEach((parameter, values) -> limits.put(parameter, new ArrayList<>(values)));
        for (SampleGroup group : SampleGroup.values()) {
            if (group.parameters().stream().anyMatch(limits::containsKey)) {
                read.add(group);
            }
        }
    }

    /** The limits of each parameter, ascending. */
    public Map<Parameter, List<BigDecimal>> limits() {
        return limits;
    }

    /**
     * What another coding's code is in this one. A sample is known by the limits that it was compared with alone: it counts as
     * the lowest value that its code allows, and what the other one did not read is not known.
     */
    public int recoded(SampleGroup group, int code, Coding former) {
        int recoded = 0;
        int digit = 2;
        for (Parameter parameter : group.parameters()) {
            int level = code / digit % BASE;
            List<BigDecimal> known = former.limits.getOrDefault(parameter, List.of());
            if (level > 0 && level <= known.size() + 1 && !known.isEmpty() && limits.containsKey(parameter)) {
                recoded += level(parameter, value(known, level)) * digit;
            }
            digit *= BASE;
        }
        return recoded == 0 ? 0 : recoded | (code & 1);
    }

    /** Whether any signal reads samples of a group; others are heard, not kept. */
    public boolean reads(SampleGroup group) {
        return read.contains(group);
    }

    /** The code of measurements that belong to one sample; of several of one parameter the worse counts. */
    public int code(SampleGroup group, List<Measured> measurements) {
        int code = 0;
        int digit = 2;
        for (Parameter parameter : group.parameters()) {
            int worst = 0;
            for (Measured measured : measurements) {
                if (measured.parameter() == parameter && limits.containsKey(parameter)) {
                    worst = worse(parameter, worst, level(parameter, measured.quantity()));
                    code |= measured.unitInferred() ? 1 : 0;
                }
            }
            code += worst * digit;
            digit *= BASE;
        }
        return code;
    }

    /** The code of two samples of one second: for each parameter the worse. */
    public int worse(SampleGroup group, int one, int other) {
        int code = (one | other) & 1;
        int digit = 2;
        for (Parameter parameter : group.parameters()) {
            code += worse(parameter, one / digit % BASE, other / digit % BASE) * digit;
            digit *= BASE;
        }
        return code;
    }

    /**
     * A code with the level of one parameter replaced; where nothing else was measured, whether the unit was inferred too.
     *
     * @param measured the measurement that shall count, null where none shall
     */
    public int with(SampleGroup group, int code, @Nullable Parameter parameter, @Nullable Measured measured) {
        int digit = 2;
        for (Parameter each : group.parameters()) {
            if (each == parameter) {
                int level = measured == null || !limits.containsKey(each) ? 0 : level(each, measured.quantity());
                int changed = code + (level - code / digit % BASE) * digit;
                boolean alone = changed / 2 * 2 == level * digit;
                int inferred = measured != null && measured.unitInferred() ? 1 : 0;
                return !alone ? changed : level == 0 ? 0 : level * digit + inferred;
            }
            digit *= BASE;
        }
        return code;
    }

    /** What a code means. */
    public Levels levels(SampleGroup group, int code) {
        return decoded.computeIfAbsent(new Coded(group, code), key -> decode(group, code));
    }

    private Levels decode(SampleGroup group, int code) {
        Map<Parameter, Quantity> values = new EnumMap<>(Parameter.class);
        int rest = code / 2;
        for (Parameter parameter : group.parameters()) {
            int level = rest % BASE;
            rest /= BASE;
            if (level > 0) {
                values.put(parameter, value(limits.getOrDefault(parameter, List.of()), level));
            }
        }
        return new Levels(values, code % 2 == 1);
    }

    /** The lowest value of a level. */
    private static Quantity value(List<BigDecimal> limits, int level) {
        BigDecimal value = level == 1 ? limits.get(0).subtract(BigDecimal.ONE) : limits.get(level - 2);
        return new Quantity(value, Quantity.Bound.EXACT);
    }

    private int level(Parameter parameter, Quantity quantity) {
        int level = 1;
        for (BigDecimal limit : limits.getOrDefault(parameter, List.of())) {
            level += quantity.below(limit) ? 0 : 1;
        }
        return level;
    }

    /** High temperatures and low everything else are worse. */
    private static int worse(Parameter parameter, int one, int other) {
        if (one == 0 || other == 0) {
            return Math.max(one, other);
        }
        return parameter == Parameter.TEMPERATURE || parameter == Parameter.HEART_RATE
                ? Math.max(one, other)
                : Math.min(one, other);
    }
}
