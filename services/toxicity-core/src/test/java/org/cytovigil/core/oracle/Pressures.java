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
 * Hypotension (grading.md 9 and 10, clinical.md 1.3).
 *
 * <p>Silent in the text: a mean pressure that does not count, and a diastolic one, leave the blood pressure unknown; each
 * feed and the cuff are judged by themselves; the age is the one known at the reading.
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
        low.addAll(new LowSpotReadings(spot).repeatedOrWaited(until));
        low.addAll(new LowFeed(readings(Method.CONTINUOUS), spot).periods());
        low.addAll(new LowFeed(readings(Method.ARTERIAL_LINE), spot).periods());
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

    private boolean meanCounts(Measured mean) {
        return PersonAt.of(facts, mean.at()).years(mean.at()) >= 18;
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
        PersonAt person = PersonAt.of(facts, pressure.at());
        if (person.neonate(pressure.at())) {
            return new BigDecimal(60);
        }
        int years = person.years(pressure.at());
        if (years < 1) {
            return new BigDecimal(70);
        }
        return years < 10 ? new BigDecimal(70 + 2 * years) : new BigDecimal(90);
    }
}
