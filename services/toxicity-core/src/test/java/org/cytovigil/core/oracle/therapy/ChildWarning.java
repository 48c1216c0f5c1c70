// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** PEWS after Brighton with the normal rates of docs/clinical/early-warning.md#pews. */
record ChildWarning(Chart chart) {
    private static final int[][] NORMAL = {
        {0, 30, 40, 110, 160}, {1, 25, 35, 100, 150}, {2, 25, 30, 95, 140}, {5, 20, 25, 80, 120}, {12, 15, 20, 60, 100}
    };

    @Nullable
    Says says() {
        Integer years = chart.years();
        if (years == null || years >= 16) {
            return null;
        }
        int[] normal = NORMAL[0];
        for (int[] age : NORMAL) {
            normal = age[0] <= years ? age : normal;
        }
        Sum sum = new Sum(EnumSet.noneOf(Flag.class));
        behaviour(sum);
        circulation(sum, normal);
        breathing(sum, normal);
        if (!sum.known) {
            return null;
        }
        Says says = Says.of(sum.score, sum.score + sum.open, sum.flags);
        return sum.partial ? says.partial() : says;
    }

    private static final class Sum {
        private final Set<Flag> flags;
        private int score;
        private int open;
        private boolean partial;
        private boolean known;

        Sum(Set<Flag> flags) {
            this.flags = flags;
        }

        void part(int points) {
            known = true;
            score += points;
            if (points == 3) {
                flags.add(Flag.SINGLE_PARAMETER_3);
            }
        }

        void lacks(int most) {
            open += most;
            partial = true;
        }
    }

    private boolean stale(Instant at) {
        return !chart.now().isBefore(at.plus(Duration.ofHours(12)));
    }

    private void behaviour(Sum sum) {
        NeuroFinding newest = Chart.last(chart.told(NeuroFinding.class).stream()
                .filter(found -> found.finding() instanceof Finding.Behaviour)
                .toList());
        if (newest == null) {
            sum.lacks(3);
            return;
        }
        int points = EarlyWarning.worst(
                chart.newestTogether(Finding.Behaviour.class).stream()
                        .map(found -> switch (found.conduct()) {
                            case PLAYING -> 0;
                            case SLEEPING -> 1;
                            case IRRITABLE -> 2;
                            case LETHARGIC -> 3;
                        })
                        .toList(),
                sum.flags);
        sum.part(points);
        if (stale(newest.at())) {
            sum.flags.add(Flag.STALE);
            sum.lacks(3 - points);
        }
    }

    private static int of(Measured measured) {
        return measured.quantity().value().intValue();
    }

    private int worst(Parameter parameter, ToIntFunction<Measured> points, Sum sum) {
        return EarlyWarning.worst(
                chart.scored(parameter).stream().map(points::applyAsInt).toList(), sum.flags);
    }

    private void circulation(Sum sum, int[] normal) {
        Measured refill = chart.newest(Parameter.CAPILLARY_REFILL);
        Measured heart = chart.newest(Parameter.HEART_RATE);
        if (refill == null && heart == null) {
            sum.lacks(3);
            return;
        }
        int bySkin = refill == null
                ? 0
                : worst(
                        Parameter.CAPILLARY_REFILL,
                        reading -> of(reading) >= 5 ? 3 : of(reading) >= 4 ? 2 : of(reading) >= 3 ? 1 : 0,
                        sum);
        int byHeart = heart == null ? 0 : worst(Parameter.HEART_RATE, reading -> heart(of(reading), normal), sum);
        int points = Math.max(bySkin, byHeart);
        sum.part(points);
        if (refill == null || stale(refill.at())) {
            sum.lacks(3 - points);
        }
        if (heart == null || stale(heart.at())) {
            sum.lacks(refill == null || stale(refill.at()) ? 0 : 3 - points);
        }
    }

    private static int heart(int rate, int[] normal) {
        return rate < normal[3] || rate >= normal[4] + 30 ? 3 : rate >= normal[4] + 20 ? 2 : 0;
    }

    private void breathing(Sum sum, int[] normal) {
        int byOxygen = oxygen();
        Measured breaths = chart.newest(Parameter.RESPIRATORY_RATE);
        if (breaths == null) {
            if (byOxygen > 0) {
                sum.part(byOxygen);
            }
            sum.lacks(3 - byOxygen);
            return;
        }
        int byRate = worst(
                Parameter.RESPIRATORY_RATE,
                reading -> breathing(reading.quantity().value(), normal),
                sum);
        int points = Math.max(byRate, byOxygen);
        sum.part(points);
        if (stale(breaths.at())) {
            sum.lacks(3 - points);
        }
    }

    private static int breathing(BigDecimal rate, int[] normal) {
        return rate.compareTo(BigDecimal.valueOf(normal[1] - 5L)) <= 0
                ? 3
                : rate.compareTo(BigDecimal.valueOf(normal[2] + 20L)) >= 0
                        ? 2
                        : rate.compareTo(BigDecimal.valueOf(normal[2] + 10L)) >= 0 ? 1 : 0;
    }

    /** Of several of one instant the one that gives most. */
    private int oxygen() {
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        if (supports.isEmpty()) {
            return 0;
        }
        Instant newest = supports.get(supports.size() - 1).at();
        return supports.stream()
                .filter(support -> support.at().equals(newest) && support.device() != OxygenDevice.ROOM_AIR)
                .mapToInt(support -> {
                    BigDecimal flow = support.flow();
                    int litres = flow == null ? 0 : flow.intValue();
                    return litres >= 8 ? 3 : litres >= 6 ? 2 : litres >= 3 ? 1 : 0;
                })
                .max()
                .orElse(0);
    }
}
