// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the samples of a feed, or readings by hand, count as low (docs/clinical/crs.md#low-readings): by how they lie, not by
 * their label. A low sample counts from its own time
 * when a second low one follows at least 2 min later with no normal one in between, or when 15 min pass without a
 * normal one. (Low for 2 min without a gap is then no further case: its last sample is such a second one.) Low ends at
 * the first normal sample after which 2 min pass without a low one where that sample follows its predecessor within 60
 * s, else at the normal sample.
 *
 * <p>Silent in the text: a low sample at the very end of those 2 min is one; a normal spot reading is a normal sample of a
 * feed from which none came for 5 min; of two normal samples that end it the earlier one does.
 */
final class LowFeed {
    private static final Duration REPEAT = Duration.ofMinutes(2);
    private static final Duration WAIT = Duration.ofMinutes(15);
    private static final Duration CLEAR = Duration.ofMinutes(2);
    private static final Duration GAP = Duration.ofSeconds(60);
    private static final Duration SILENT = Duration.ofMinutes(5);
    private final List<Reading> samples;
    private final TreeSet<Instant> lows = new TreeSet<>();
    private final TreeSet<Instant> normals = new TreeSet<>();
    private final Instant until;

    /**
     * Both with one reading for each instant, in order of time.
     *
     * @param spot spot readings of the same level
     */
    LowFeed(List<Reading> samples, List<Reading> spot, Instant until) {
        this.samples = samples;
        this.until = until;
        samples.forEach(sample -> (sample.low() ? lows : normals).add(sample.at()));
        for (Reading reading : spot) {
            if (!reading.low() && silentAt(reading.at())) {
                normals.add(reading.at());
            }
        }
    }

    private boolean silentAt(Instant at) {
        Optional<Instant> last = lastSampleBy(at);
        return last.isPresent() && !at.isBefore(last.get().plus(SILENT));
    }

    private Optional<Instant> lastSampleBy(Instant at) {
        return samples.stream()
                .map(Reading::at)
                .filter(sample -> !sample.isAfter(at))
                .reduce((one, other) -> other);
    }

    List<Period> periods() {
        List<Period> periods = new ArrayList<>();
        Instant low = lows.isEmpty() ? null : lows.first();
        while (low != null) {
            Instant normal = normals.higher(low);
            if (counts(low, normal)) {
                Instant end = end(low);
                periods.add(new Period(low, end));
                low = end.equals(Instant.MAX) ? null : lows.higher(end);
            } else {
                low = normal == null ? null : lows.higher(normal);
            }
        }
        return periods;
    }

    private boolean counts(Instant low, @Nullable Instant normal) {
        Instant second = lows.ceiling(low.plus(REPEAT));
        boolean repeated = second != null && (normal == null || second.isBefore(normal));
        Instant due = low.plus(WAIT);
        boolean waited = !due.isAfter(until) && (normal == null || normal.isAfter(due));
        return repeated || waited;
    }

    private Instant end(Instant low) {
        return normals.tailSet(low).stream().filter(this::ends).findFirst().orElse(Instant.MAX);
    }

    private boolean ends(Instant normal) {
        if (!dense(normal)) {
            return true;
        }
        Instant clear = normal.plus(CLEAR);
        Instant next = lows.higher(normal);
        return !clear.isAfter(until) && (next == null || next.isAfter(clear));
    }

    private boolean dense(Instant normal) {
        return samples.stream().anyMatch(sample -> sample.at().equals(normal))
                && lastSampleBy(normal.minusNanos(1))
                        .filter(before -> !normal.isAfter(before.plus(GAP)))
                        .isPresent();
    }
}
