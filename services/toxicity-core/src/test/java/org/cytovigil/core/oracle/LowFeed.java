// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Confirmed low samples of a continuous feed (grading.md 10): low for at least 2 min without a normal sample and with no
 * gap over 60 s counts from the first low sample, and ends after 2 min without a low sample.
 *
 * <p>Silent in the text: what a feed that falls silent while low means. Missing is not normal, so the finding is held
 * until a contrary reading; a normal spot reading is one when no sample came for 5 min.
 */
final class LowFeed {
    private static final Duration PERSIST = Duration.ofMinutes(2);
    private static final Duration GAP = Duration.ofSeconds(60);
    private static final Duration SILENT = Duration.ofMinutes(5);
    private final List<Reading> samples;
    private final List<Instant> contrary = new ArrayList<>();

    /**
     * Both with one reading for each instant, in order of time.
     *
     * @param spot spot readings of the same level
     */
    LowFeed(List<Reading> samples, List<Reading> spot) {
        this.samples = samples;
        for (Reading sample : samples) {
            if (!sample.low()) {
                contrary.add(sample.at());
            }
        }
        for (Reading reading : spot) {
            if (!reading.low() && silentAt(reading.at())) {
                contrary.add(reading.at());
            }
        }
    }

    private boolean silentAt(Instant at) {
        boolean spoke = samples.stream().anyMatch(sample -> !sample.at().isAfter(at));
        boolean speaks = samples.stream()
                .anyMatch(sample ->
                        !sample.at().isAfter(at) && at.isBefore(sample.at().plus(SILENT)));
        return spoke && !speaks;
    }

    List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        for (int first = 0; first < samples.size(); first++) {
            if (begins(first) && confirmed(first)) {
                periods.add(new Period(
                        samples.get(first).at(), end(samples.get(first).at())));
            }
        }
        return periods;
    }

    private boolean begins(int index) {
        return samples.get(index).low() && (index == 0 || !follows(index));
    }

    /** Whether a low sample goes on from the one before it: low too, with no gap over 60 s. */
    private boolean follows(int index) {
        Reading before = samples.get(index - 1);
        Reading sample = samples.get(index);
        return before.low() && sample.low() && !sample.at().isAfter(before.at().plus(GAP));
    }

    private boolean confirmed(int first) {
        int last = first;
        while (last + 1 < samples.size() && follows(last + 1)) {
            last++;
        }
        return !samples.get(last).at().isBefore(samples.get(first).at().plus(PERSIST));
    }

    /** The first instant at which there was no low sample for 2 min, and a contrary reading since the last one. */
    private Instant end(Instant first) {
        TreeSet<Instant> candidates = new TreeSet<>(contrary);
        for (Reading sample : samples) {
            candidates.add(sample.at().plus(PERSIST));
        }
        for (Instant candidate : candidates.tailSet(first, false)) {
            if (over(candidate)) {
                return candidate;
            }
        }
        return Instant.MAX;
    }

    private boolean over(Instant at) {
        Instant lastLow = Instant.MIN;
        for (Reading sample : samples) {
            if (sample.low() && !sample.at().isAfter(at)) {
                lastLow = sample.at();
            }
        }
        Instant last = lastLow;
        return !at.isBefore(last.plus(PERSIST))
                && contrary.stream().anyMatch(normal -> normal.isAfter(last) && !normal.isAfter(at));
    }
}
