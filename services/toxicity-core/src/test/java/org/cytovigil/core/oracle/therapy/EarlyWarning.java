// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** NEWS2 (docs/clinical/early-warning.md#news2). */
record EarlyWarning(Chart chart) {
    private static final List<Parameter> VITALS = List.of(
            Parameter.RESPIRATORY_RATE,
            Parameter.SPO2,
            Parameter.SYSTOLIC_BP,
            Parameter.HEART_RATE,
            Parameter.TEMPERATURE);

    @Nullable
    Says says() {
        Integer years = chart.years();
        if (years != null && years < 16) {
            return null;
        }
        int score = 0;
        int open = 0;
        boolean known = false;
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        boolean partial = years == null;
        if (partial) {
            flags.add(Flag.AGE_UNKNOWN);
        }
        for (Parameter vital : VITALS) {
            Measured newest = chart.newest(vital);
            if (newest == null) {
                open += 3;
                partial = true;
                continue;
            }
            known = true;
            int points = points(vital, flags);
            score += points;
            single(points, flags);
            if (stale(newest.at())) {
                open += 3 - points;
                partial = true;
                flags.add(Flag.STALE);
            }
        }
        NeuroFinding level = level();
        if (level == null) {
            open += 3;
            partial = true;
        } else {
            known = true;
            int points = points(flags);
            score += points;
            single(points, flags);
            if (stale(level.at())) {
                open += 3 - points;
                partial = true;
                flags.add(Flag.STALE);
            }
        }
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        if (supports.isEmpty()) {
            open += 2;
            partial = true;
        } else {
            known = true;
            score += onOxygen(supports) ? 2 : 0;
        }
        if (!known) {
            return null;
        }
        Says says = Says.of(score, score + open, flags);
        return partial ? says.partial() : says;
    }

    private @Nullable NeuroFinding level() {
        return Chart.last(chart.told(NeuroFinding.class).stream()
                .filter(found -> found.finding() instanceof Finding.Consciousness)
                .toList());
    }

    private int points(Parameter vital, Set<Flag> flags) {
        return worst(
                chart.scored(vital).stream()
                        .map(reading -> points(vital, reading.quantity().value()))
                        .toList(),
                flags);
    }

    private int points(Set<Flag> flags) {
        return worst(
                chart.newestTogether(Finding.Consciousness.class).stream()
                        .map(found -> found.level() == Finding.Level.ALERT ? 0 : 3)
                        .toList(),
                flags);
    }

    /** Of several of one instant the worst counts. */
    static int worst(List<Integer> points, Set<Flag> flags) {
        if (points.stream().distinct().count() > 1) {
            flags.add(Flag.CONTRADICTION);
        }
        return Collections.max(points);
    }

    private static void single(int points, Set<Flag> flags) {
        if (points == 3) {
            flags.add(Flag.SINGLE_PARAMETER_3);
        }
    }

    private boolean stale(Instant at) {
        return !chart.now().isBefore(at.plus(Duration.ofHours(12)));
    }

    /** Of several of one instant any that gives oxygen. */
    private static boolean onOxygen(List<OxygenSupport> supports) {
        OxygenSupport newest = supports.get(supports.size() - 1);
        return supports.stream()
                .filter(support -> support.at().equals(newest.at()))
                .anyMatch(support -> support.device() != OxygenDevice.ROOM_AIR);
    }

    private static int points(Parameter vital, BigDecimal value) {
        return switch (vital) {
            case RESPIRATORY_RATE ->
                atMost(value, "8")
                        ? 3
                        : atMost(value, "11") ? 1 : atMost(value, "20") ? 0 : atMost(value, "24") ? 2 : 3;
            case SPO2 -> atMost(value, "91") ? 3 : atMost(value, "93") ? 2 : atMost(value, "95") ? 1 : 0;
            case SYSTOLIC_BP ->
                atMost(value, "90")
                        ? 3
                        : atMost(value, "100") ? 2 : atMost(value, "110") ? 1 : atMost(value, "219") ? 0 : 3;
            case HEART_RATE ->
                atMost(value, "40")
                        ? 3
                        : atMost(value, "50")
                                ? 1
                                : atMost(value, "90") ? 0 : atMost(value, "110") ? 1 : atMost(value, "130") ? 2 : 3;
            default ->
                atMost(value, "35.0")
                        ? 3
                        : atMost(value, "36.0") ? 1 : atMost(value, "38.0") ? 0 : atMost(value, "39.0") ? 1 : 2;
        };
    }

    private static boolean atMost(BigDecimal value, String limit) {
        return value.compareTo(new BigDecimal(limit)) <= 0;
    }
}
