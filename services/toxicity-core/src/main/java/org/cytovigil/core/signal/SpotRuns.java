// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Confirms low spot readings (grading.md 9): by a second low reading after at least a repeat time, or by a wait
 * without a contradicting normal reading. What is confirmed counts from the first low reading of the run.
 */
final class SpotRuns {
    private final Duration repeat;
    private final Optional<Duration> wait;

    /** @param wait absent where time alone never confirms */
    SpotRuns(Duration repeat, Optional<Duration> wait) {
        this.repeat = repeat;
        this.wait = wait;
    }

    /**
     * The runs as a function of time, as known at an instant.
     *
     * @param until what has not been confirmed by then does not count yet
     * @param revisit receives the instants after {@code until} at which time alone will confirm
     */
    Steps<LowRun> of(List<LevelReading> readings, Instant until, Collection<Instant> revisit) {
        Steps<LowRun> steps = new Steps<>(LowRun.NONE);
        int i = 0;
        while (i < readings.size()) {
            if (!readings.get(i).low()) {
                i++;
                continue;
            }
            int end = i;
            while (end < readings.size() && readings.get(end).low()) {
                end++;
            }
            boolean ended = end < readings.size();
            Instant ends = ended ? readings.get(end).at() : Instant.MAX;
            LowRun run = judge(readings.subList(i, end), ends, until, revisit);
            steps.step(readings.get(i).at(), run);
            if (ended) {
                steps.step(ends, LowRun.NONE);
            }
            i = end;
        }
        return steps;
    }

    private LowRun judge(List<LevelReading> run, Instant ends, Instant until, Collection<Instant> revisit) {
        LevelReading first = run.get(0);
        List<String> evidence = new ArrayList<>(first.evidence());
        for (LevelReading reading : run) {
            if (!reading.at().isBefore(first.at().plus(repeat))) {
                evidence.addAll(reading.evidence());
                return new LowRun(LowRun.State.CONFIRMED, first.at(), List.copyOf(evidence));
            }
        }
        LowRun.State state = LowRun.State.SUSPECTED;
        if (wait.isPresent()) {
            Instant due = first.at().plus(wait.get());
            if (ends.isAfter(due) && !due.isAfter(until)) {
                state = LowRun.State.CONFIRMED;
            } else if (ends.isAfter(due)) {
                revisit.add(due);
            }
        }
        return new LowRun(state, first.at(), List.copyOf(evidence));
    }
}
