// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;

/**
 * Desaturation on room air (docs/clinical/crs.md#low-readings): below 90 %, judged as pressures are.
 *
 * <p>Silent in the text: a low reading on a device is no evidence either way, a normal one there still ends a run.
 */
final class Saturations {
    private static final BigDecimal LOW = new BigDecimal(90);
    private static final BigDecimal COMFORTABLE = new BigDecimal(96);
    private static final BigDecimal STILL_COMFORTABLE = new BigDecimal(94);
    private final List<Measured> all;
    private final List<Period> low = new ArrayList<>();
    private final List<Period> lowOnVentilator = new ArrayList<>();

    Saturations(Facts facts, OxygenSupports oxygen, Instant until) {
        all = facts.of(Parameter.SPO2);
        low.addAll(periods(support -> oxygen.at(support).roomAir(), until));
        lowOnVentilator.addAll(periods(support -> oxygen.at(support).airway(), until));
    }

    /** Low where a low reading is evidence at all. */
    private List<Period> periods(Predicate<Instant> evidence, Instant until) {
        List<Reading> spot = readings(evidence, true);
        List<Period> periods = new ArrayList<>(new LowFeed(spot, List.of(), until).periods());
        periods.addAll(new LowFeed(readings(evidence, false), spot, until).periods());
        return periods;
    }

    private List<Reading> readings(Predicate<Instant> evidence, boolean spot) {
        List<Reading> worst = Reading.together(all.stream()
                .filter(reading -> (reading.method() == Method.SPOT) == spot)
                .map(reading -> new Reading(reading.at(), reading.quantity().below(LOW)))
                .toList());
        return worst.stream()
                .filter(reading -> !reading.low() || evidence.test(reading.at()))
                .toList();
    }

    List<Measured> all() {
        return all;
    }

    List<Period> periods() {
        List<Period> both = new ArrayList<>(low);
        both.addAll(lowOnVentilator);
        return both;
    }

    /** Low on a ventilator that is there for the airway (docs/clinical/crs.md#oxygen-above-the-baseline). */
    boolean lowOnVentilator(Instant at) {
        return Period.any(lowOnVentilator, at);
    }

    /**
     * Two spot readings of the newest instant and of one source lie on both sides of the limit
     * (docs/clinical/time.md#contradictions).
     */
    boolean contradict(Instant at) {
        Instant last = Facts.newest(all, at).map(Measured::at).orElse(Instant.MIN);
        List<Measured> together = all.stream()
                .filter(reading -> reading.at().equals(last) && reading.method() == Method.SPOT)
                .toList();
        return together.stream()
                .anyMatch(one -> together.stream()
                        .anyMatch(other ->
                                one.header().source().equals(other.header().source())
                                        && one.quantity().below(LOW)
                                                != other.quantity().below(LOW)));
    }

    boolean low(Instant at) {
        return Period.any(low, at);
    }

    /** The saturation is at least 96 % and not older than an instant; a monitor that was there, at least 94 %. */
    boolean comfortableSince(Instant since, Instant at) {
        TreeMap<Instant, List<Measured>> together = all.stream()
                .filter(reading ->
                        !reading.at().isBefore(since) && !reading.at().isAfter(at))
                .collect(Collectors.groupingBy(Measured::at, TreeMap::new, Collectors.toList()));
        boolean comfortable = false;
        for (List<Measured> readings : together.values()) {
            boolean before = comfortable;
            comfortable = readings.stream()
                    .allMatch(reading -> reading.quantity()
                            .atLeast(before && reading.method() != Method.SPOT ? STILL_COMFORTABLE : COMFORTABLE));
        }
        return comfortable;
    }
}
