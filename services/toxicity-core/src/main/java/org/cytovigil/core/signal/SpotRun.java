// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Low spot readings (docs/clinical/crs.md#low-readings): confirmed by a second low reading after at least a repeat
 * time, or by a wait without a contradicting normal reading. What is confirmed counts from the first low reading of the
 * run.
 */
public record SpotRun(Steps<LowRun> steps) {
    /** Nothing read yet. */
    public static final SpotRun NONE = new SpotRun(Steps.of(LowRun.NONE));

    /**
     * What confirms a low reading.
     *
     * @param repeat a second low reading after at least this
     * @param alone this much time without a normal reading
     */
    public record Confirmation(Duration repeat, Duration alone) {
        private boolean waited(LowRun run, Instant until) {
            return !run.since().plus(alone).isAfter(until);
        }
    }

    /** After a reading. */
    SpotRun read(LevelReading reading, Confirmation confirmation) {
        LowRun now = steps.last();
        Instant at = reading.at();
        if (!reading.low()) {
            boolean confirmed = now.state() == LowRun.State.SUSPECTED
                    && at.isAfter(now.since().plus(confirmation.alone()));
            Steps<LowRun> settled = confirmed ? steps.last(now.confirmed(now.evidence())) : steps;
            return new SpotRun(settled.step(at, LowRun.NONE));
        }
        if (now.state() == LowRun.State.NOT_LOW) {
            return new SpotRun(steps.step(at, new LowRun(LowRun.State.SUSPECTED, at, reading.evidence())));
        }
        if (now.state() == LowRun.State.SUSPECTED && !at.isBefore(now.since().plus(confirmation.repeat()))) {
            List<String> evidence = new ArrayList<>(now.evidence());
            evidence.addAll(reading.evidence());
            return new SpotRun(steps.last(now.confirmed(evidence)));
        }
        return this;
    }

    /** What it says at an instant, where time has passed until another. */
    LowRun at(Instant instant, Instant until, Confirmation confirmation) {
        LowRun run = steps.at(instant);
        boolean waited =
                run.state() == LowRun.State.SUSPECTED && steps.isLast(instant) && confirmation.waited(run, until);
        return waited ? run.confirmed(run.evidence()) : run;
    }

    /** The next change after an instant: a step, or the instant at which time alone will confirm. */
    Instant nextChange(Instant after, Instant until, Confirmation confirmation) {
        Instant next = steps.next(after);
        LowRun run = steps.last();
        if (next.equals(Instant.MAX) && run.state() == LowRun.State.SUSPECTED) {
            Instant due = run.since().plus(confirmation.alone());
            return due.isAfter(until) && due.isAfter(after) ? due : Instant.MAX;
        }
        return next;
    }

    /** Start of a suspicion that may still be confirmed. */
    Instant unsettledFrom() {
        return steps.last().state() == LowRun.State.SUSPECTED ? steps.last().since() : Instant.MAX;
    }

    SpotRun since(Instant checkpoint) {
        return new SpotRun(steps.since(checkpoint));
    }
}
