// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;

/**
 * Whether something is known, as a function of event time: each reading counts for a time (half open), then it is
 * stale and held.
 *
 * @param steps with the end of the newest stretch left open
 * @param end until when the newest reading counts, {@link Instant#MIN} before the first
 * @param newest instant of the newest reading, {@link Instant#MIN} before the first
 */
public record Known(Steps<Availability> steps, Instant end, Instant newest) implements SignalState {
    /** Never known. */
    public static final Known NEVER = new Known(Steps.of(Availability.UNKNOWN), Instant.MIN, Instant.MIN);

    /**
     * After readings.
     *
     * @param from of the first
     * @param to of the last; none in between is farther from its neighbours than the time that each counts
     */
    public Known read(Instant from, Instant to, Duration validFor) {
        Steps<Availability> next = steps;
        if (!end.equals(Instant.MIN) && end.isBefore(from)) {
            next = next.step(end, Availability.STALE);
        }
        next = next.step(from, Availability.FRESH);
        Instant until = to.plus(validFor);
        return new Known(next, later(until, end), later(to, newest));
    }

    /** After one reading. */
    public Known read(Instant at, Duration validFor) {
        return read(at, at, validFor);
    }

    /** Whether it is known at an instant. */
    public Availability at(Instant instant) {
        boolean ended = steps.isLast(instant) && !end.equals(Instant.MIN) && !instant.isBefore(end);
        return ended ? Availability.STALE : steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        return next.equals(Instant.MAX) && end.isAfter(after) ? end : next;
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof Known known && steps.equals(known.steps) && known.end.isAfter(evaluated);
    }

    @Override
    public boolean restsLike(SignalState earlier) {
        return earlier instanceof Known known && steps.equals(known.steps);
    }

    @Override
    public Known since(Instant checkpoint, GradingRules rules) {
        return new Known(steps.since(checkpoint), end, newest);
    }
}
