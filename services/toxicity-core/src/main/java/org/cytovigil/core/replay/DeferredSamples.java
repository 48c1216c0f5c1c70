// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;
import org.cytovigil.core.sample.Series;

/**
 * Samples that are read when somebody looks at the signals, whole runs at a time. A sample is deferred where its feed rests:
 * one of the same code was read before, and changed nothing but how fresh the signals are, and what comes later.
 */
final class DeferredSamples {
    private final Map<Series, Feed> feeds = new TreeMap<>();
    private Instant newest = Instant.MIN;
    private Instant evaluated = Instant.MIN;

    /** A feed that rests: the codes at which it does, its newest sample, and the samples that were not read yet. */
    private static final class Feed {
        private final Set<Integer> resting = new TreeSet<>();
        private final List<SampleRun> runs = new ArrayList<>();
        private Instant last = Instant.MIN;
        private int code;

        /** Whether the newest sample was not read yet. */
        boolean defers(Instant second) {
            return !runs.isEmpty() && runs.get(runs.size() - 1).last().equals(second);
        }
    }

    /**
     * A sample was read.
     *
     * @param rests whether it has changed nothing yet but how fresh the signals are
     */
    void read(Series series, Instant second, int code, boolean rests, SignalTimeline timeline) {
        feeds.keySet().removeIf(other -> !other.equals(series) && timeline.shareReader(other, series));
        newest = later(second, newest);
        if (rests) {
            Feed feed = feeds.computeIfAbsent(series, key -> new Feed());
            feed.resting.add(code);
            feed.last = second;
            feed.code = code;
        } else {
            feeds.remove(series);
        }
    }

    /** The code of the newest sample of a feed that rests; 0 for one that does not. */
    int newestCode(Series series) {
        Feed feed = feeds.get(series);
        return feed == null ? 0 : feed.code;
    }

    /**
     * Takes the newest sample of a feed where it need not be read now.
     *
     * @param replaces more became known of the second of the sample before
     * @param until instant up to which grades were worked out
     * @return whether it is deferred
     */
    boolean take(Series series, Instant second, int code, boolean replaces, Instant until) {
        Feed feed = feeds.get(series);
        if (feed == null
                || !feed.resting.contains(code)
                || second.isBefore(newest)
                || feed.last.isBefore(until)
                || !(replaces ? feed.defers(second) : follows(feed.last, second))) {
            return false;
        }
        if (replaces) {
            SampleRuns.removeLast(feed.runs);
        }
        SampleRuns.append(feed.runs, second, code);
        feed.last = second;
        feed.code = code;
        newest = second;
        evaluated = until;
        return true;
    }

    private static boolean follows(Instant last, Instant second) {
        return second.isAfter(last) && SampleRuns.adjoin(last, second);
    }

    /** Reads what was deferred. */
    void readInto(SignalTimeline timeline, Coding coding) {
        Map<Series, List<SampleRun>> runs = new TreeMap<>();
        feeds.forEach((series, feed) -> {
            if (!feed.runs.isEmpty()) {
                runs.put(series, List.copyOf(feed.runs));
                feed.runs.clear();
            }
        });
        if (!runs.isEmpty()) {
            new BlockReplay(timeline, coding, runs, Instant.MIN, evaluated).read(List.of(), Instant.MAX);
        }
    }

    /** Nothing is known of what the signals do with the next sample. */
    void forget() {
        feeds.clear();
        newest = Instant.MIN;
    }
}
