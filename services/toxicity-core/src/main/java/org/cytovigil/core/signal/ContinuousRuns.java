// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Confirms low continuous samples (grading.md 10): low for a persistence time without a normal sample and without a
 * longer gap. It counts from the first low sample, and ends a persistence time after the last low sample; where the
 * feed falls silent while low, it is held until the first contrary reading (missing is not normal).
 */
final class ContinuousRuns {
    private final Duration persist;
    private final Duration gap;

    ContinuousRuns(Duration persist, Duration gap) {
        this.persist = persist;
        this.gap = gap;
    }

    /**
     * The runs as a function of time.
     *
     * @param samples of the continuous feed, and normal spot readings, which are contrary readings too
     */
    Steps<LowRun> of(List<LevelReading> samples) {
        Steps<LowRun> steps = new Steps<>(LowRun.NONE);
        int i = 0;
        while (i < samples.size()) {
            if (!samples.get(i).low()) {
                i++;
                continue;
            }
            int last = lastOfRun(samples, i);
            LevelReading first = samples.get(i);
            if (samples.get(last).at().isBefore(first.at().plus(persist))) {
                i = last + 1;
                continue;
            }
            steps.step(first.at(), new LowRun(LowRun.State.CONFIRMED, first.at(), evidence(first, samples.get(last))));
            i = end(samples, last, steps);
        }
        return steps;
    }

    private int lastOfRun(List<LevelReading> samples, int first) {
        int last = first;
        while (last + 1 < samples.size()
                && samples.get(last + 1).low()
                && !samples.get(last + 1).at().isAfter(samples.get(last).at().plus(gap))) {
            last++;
        }
        return last;
    }

    /** Finds the end of a confirmed run; answers the index from which to look for the next one. */
    private int end(List<LevelReading> samples, int confirmedLast, Steps<LowRun> steps) {
        Instant lastLow = samples.get(confirmedLast).at();
        Instant contrary = Instant.MAX;
        for (int i = confirmedLast + 1; i < samples.size(); i++) {
            LevelReading sample = samples.get(i);
            Instant ends = later(lastLow.plus(persist), contrary);
            if (!contrary.equals(Instant.MAX) && !sample.at().isBefore(ends)) {
                steps.step(ends, LowRun.NONE);
                return i;
            }
            if (sample.low()) {
                lastLow = sample.at();
                contrary = Instant.MAX;
            } else if (contrary.equals(Instant.MAX)) {
                contrary = sample.at();
            }
        }
        if (!contrary.equals(Instant.MAX)) {
            steps.step(later(lastLow.plus(persist), contrary), LowRun.NONE);
        }
        return samples.size();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static List<String> evidence(LevelReading first, LevelReading last) {
        return first.evidence().equals(last.evidence())
                ? first.evidence()
                : List.of(first.evidence().get(0), last.evidence().get(0));
    }
}
