// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Confirmed low spot readings (docs/clinical/crs.md#low-readings). */
final class LowSpotReadings {
    private static final Duration REPEAT = Duration.ofMinutes(2);
    private static final Duration WAIT = Duration.ofMinutes(15);
    private final List<Reading> readings;

    /** @param readings one for each instant, in order of time */
    LowSpotReadings(List<Reading> readings) {
        this.readings = readings;
    }

    /** When low readings count that a second one confirms, or 15 min without a normal one that have passed by then. */
    List<Period> repeatedOrWaited(Instant until) {
        return periods(low -> repeated(low) || waited(low, until));
    }

    private List<Period> periods(java.util.function.Predicate<Reading> confirmed) {
        List<Period> periods = new ArrayList<>();
        for (Reading reading : readings) {
            if (reading.low() && confirmed.test(reading)) {
                periods.add(new Period(reading.at(), firstNormalAfter(reading.at())));
            }
        }
        return periods;
    }

    /** (i) another low reading at b with a + 2 min <= b and no normal reading in between. */
    private boolean repeated(Reading a) {
        Instant normal = firstNormalAfter(a.at());
        return readings.stream()
                .anyMatch(b -> b.low() && !b.at().isBefore(a.at().plus(REPEAT)) && b.at().isBefore(normal));
    }

    /** (ii) a + 15 min passing without a normal reading in (a, a + 15 min]. */
    private boolean waited(Reading a, Instant until) {
        Instant due = a.at().plus(WAIT);
        return !due.isAfter(until) && firstNormalAfter(a.at()).isAfter(due);
    }

    private Instant firstNormalAfter(Instant at) {
        return readings.stream()
                .filter(reading -> !reading.low() && reading.at().isAfter(at))
                .map(Reading::at)
                .findFirst()
                .orElse(Instant.MAX);
    }
}
