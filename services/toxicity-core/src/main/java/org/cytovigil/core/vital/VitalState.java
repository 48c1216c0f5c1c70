// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * A vital sign as a function of event time.
 *
 * @param steps an empty list before the first
 * @param known whether it is fresh
 */
public record VitalState(Steps<List<Reading>> steps, Known known) implements SignalState {
    /** The newest readings by an instant: none before the first, several where one instant has several. */
    public List<Reading> readings(Instant instant) {
        return steps.at(instant);
    }

    /** One of the newest readings by an instant, null before the first. */
    private @Nullable Reading at(Instant instant) {
        List<Reading> readings = steps.at(instant);
        return readings.isEmpty() ? null : readings.get(0);
    }

    /** When it was read last by an instant, {@link Instant#MIN} before the first; a feed that is fresh is read now. */
    public Instant lastRead(Instant instant) {
        Reading reading = at(instant);
        if (reading == null) {
            return Instant.MIN;
        }
        return !reading.sampled() ? reading.at() : known.at(instant) == Availability.FRESH ? instant : known.newest();
    }

    /** Whether it is known at an instant. */
    public Availability availability(Instant instant) {
        return known.at(instant);
    }

    @Override
    public Instant newest() {
        return known.newest();
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Instant stale = known.nextChange(after, until, rules);
        return stale.isBefore(next) ? stale : next;
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof VitalState before
                && steps.equals(before.steps)
                && known.quietAfter(before.known, evaluated, rules);
    }

    @Override
    public VitalState since(Instant checkpoint, GradingRules rules) {
        return new VitalState(steps.since(checkpoint), known.since(checkpoint, rules));
    }
}
