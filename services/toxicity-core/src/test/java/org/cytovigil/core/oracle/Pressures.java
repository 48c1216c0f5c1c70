// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;

/**
 * Hypotension (docs/clinical/crs.md#low-readings, docs/clinical/crs.md#limits-of-blood-pressure).
 *
 * <p>Silent in the text: a mean pressure that does not count, and a diastolic one, leave the blood pressure unknown; each
 * feed and the cuff are judged by themselves.
 */
final class Pressures {
    private final Facts facts;
    private final List<Measured> counting = new ArrayList<>();
    private final List<Period> low = new ArrayList<>();

    Pressures(Facts facts, Instant until) {
        this.facts = facts;
        counting.addAll(facts.of(Parameter.SYSTOLIC_BP));
        facts.of(Parameter.MEAN_BP).stream().filter(this::meanCounts).forEach(counting::add);
        List<Reading> spot = readings(Method.SPOT);
        low.addAll(new LowFeed(spot, List.of(), until).periods());
        low.addAll(new LowFeed(readings(Method.CONTINUOUS), spot, until).periods());
        low.addAll(new LowFeed(readings(Method.ARTERIAL_LINE), spot, until).periods());
    }

    List<Measured> counting() {
        return counting;
    }

    boolean low(Instant at) {
        return Period.any(low, at);
    }

    /** Instants at which hypotension begins or ends. */
    List<Period> periods() {
        return low;
    }

    /**
     * Two spot readings of one kind and source and of the newest instant lie on both sides of the limit
     * (docs/clinical/time.md#contradictions).
     */
    boolean contradict(Instant at) {
        Instant last = Facts.newest(
                        counting.stream()
                                .sorted(Comparator.comparing(Measured::at))
                                .toList(),
                        at)
                .map(Measured::at)
                .orElse(Instant.MIN);
        List<Measured> together = counting.stream()
                .filter(pressure -> pressure.at().equals(last) && pressure.method() == Method.SPOT)
                .toList();
        return together.stream()
                .anyMatch(one -> together.stream()
                        .anyMatch(other -> one.parameter() == other.parameter()
                                && one.header().source().equals(other.header().source())
                                && one.quantity().below(limit(one))
                                        != other.quantity().below(limit(other))));
    }

    private boolean meanCounts(Measured mean) {
        return PersonAt.of(facts).years(mean.at()) >= 18;
    }

    private List<Reading> readings(Method method) {
        return Reading.together(counting.stream()
                .filter(pressure -> pressure.method() == method)
                .map(pressure -> new Reading(pressure.at(), pressure.quantity().below(limit(pressure))))
                .toList());
    }

    private BigDecimal limit(Measured pressure) {
        if (pressure.parameter() == Parameter.MEAN_BP) {
            return new BigDecimal(65);
        }
        return new BigDecimal(PersonAt.of(facts).systolicLimit(pressure.at()));
    }
}
