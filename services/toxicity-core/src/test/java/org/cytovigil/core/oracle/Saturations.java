// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;

/**
 * Desaturation on room air (grading.md 10): below 90 % like a continuous pressure, or in two spot readings at least
 * 2 min apart.
 *
 * <p>Silent in the text: a low reading on a device is no evidence either way, a normal one there still ends a run.
 */
final class Saturations {
    private static final BigDecimal LOW = new BigDecimal(90);
    private static final BigDecimal COMFORTABLE = new BigDecimal(96);
    private final List<Measured> all;
    private final List<Period> low = new ArrayList<>();

    Saturations(Facts facts, OxygenSupports oxygen) {
        all = facts.of(Parameter.SPO2);
        List<Reading> spot = readings(oxygen, true);
        low.addAll(new LowSpotReadings(spot).repeated());
        low.addAll(new LowFeed(readings(oxygen, false), spot).periods());
    }

    private List<Reading> readings(OxygenSupports oxygen, boolean spot) {
        return Reading.together(all.stream()
                .filter(reading -> (reading.method() == Method.SPOT) == spot)
                .map(reading -> new Reading(reading.at(), reading.quantity().below(LOW)))
                .filter(reading -> !reading.low() || oxygen.at(reading.at()).roomAir())
                .toList());
    }

    List<Measured> all() {
        return all;
    }

    List<Period> periods() {
        return low;
    }

    boolean low(Instant at) {
        return Period.any(low, at);
    }

    /** The newest saturation is at least 96 % and not older than an instant. */
    boolean comfortableSince(Instant since, Instant at) {
        Instant last = Facts.newest(all, at).map(Measured::at).orElse(Instant.MIN);
        return !last.isBefore(since)
                && all.stream()
                        .filter(reading -> reading.at().equals(last))
                        .allMatch(reading -> reading.quantity().atLeast(COMFORTABLE));
    }
}
