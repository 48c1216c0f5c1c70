// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * Replays the facts and samples of a block in order of event time, whole runs of samples at a time. Where a feed rests, as many
 * runs as rest are read as one.
 */
final class BlockReplay {
    private final SignalTimeline timeline;
    private final Coding coding;
    private final Instant evaluated;
    private final List<List<Feed>> clusters = new ArrayList<>();
    private int factsRead;

    /**
     * A replay.
     *
     * @param from samples before this are known
     * @param evaluated instant up to which grades were worked out and may stay, {@link Instant#MAX} where none may
     */
    BlockReplay(
            SignalTimeline timeline,
            Coding coding,
            Map<Series, List<SampleRun>> samples,
            Instant from,
            Instant evaluated) {
        this.evaluated = evaluated;
        this.timeline = timeline;
        this.coding = coding;
        samples.forEach((series, runs) -> add(new Feed(series, runs, from)));
    }

    /** Feeds of one signal are read together, so that it sees their samples in order. */
    private void add(Feed feed) {
        for (List<Feed> cluster : clusters) {
            if (cluster.stream().anyMatch(other -> timeline.shareReader(other.series, feed.series))) {
                cluster.add(feed);
                return;
            }
        }
        clusters.add(new ArrayList<>(List.of(feed)));
    }

    /**
     * Reads all.
     *
     * @param facts in order; at one instant they come before the samples
     * @param end samples from here on are not read
     */
    void read(List<Fact> facts, Instant end) {
        Instant last = Instant.MIN;
        for (Fact fact : facts) {
            if (fact.at().isAfter(last)) {
                readBefore(after(last));
                readBefore(fact.at());
                last = fact.at();
            }
            timeline.read(fact);
            factsRead++;
        }
        readBefore(after(last));
        readBefore(end);
    }

    /** A sample of the very instant of a fact is read by itself: those after it are not of that instant. */
    private static Instant after(Instant instant) {
        return instant.equals(Instant.MIN) ? instant : instant.plusNanos(1);
    }

    private void readBefore(Instant end) {
        clusters.forEach(cluster -> readBefore(cluster, end));
    }

    private static void readBefore(List<Feed> cluster, Instant end) {
        if (cluster.size() == 1) {
            cluster.get(0).readBefore(end, true);
            return;
        }
        while (true) {
            Feed first = cluster.get(0);
            Instant others = Instant.MAX;
            for (Feed feed : cluster) {
                if (feed.next().isBefore(first.next())) {
                    others = first.next();
                    first = feed;
                } else if (!feed.equals(first)) {
                    others = earlier(others, feed.next());
                }
            }
            Instant next = first.next();
            if (!next.isBefore(end)) {
                return;
            }
            first.readBefore(earlier(end, later(others, next.plusNanos(1))), false);
        }
    }

    /** One feed, read up to somewhere. */
    private final class Feed {
        private final Series series;
        private final List<SampleRun> runs;
        private int run;
        private @Nullable Instant next;
        private final Set<Integer> resting = new HashSet<>();
        private int restingSince;

        Feed(Series series, List<SampleRun> runs, Instant from) {
            this.series = series;
            this.runs = runs;
            this.run = SampleRuns.firstThatEnds(runs, from);
            if (run < runs.size() && runs.get(run).first().isBefore(from)) {
                SampleRun cut = runs.get(run);
                this.next = cut.lastBy(from.minusNanos(1)).plusSeconds(cut.period());
            }
        }

        /** The instant of the next sample, {@link Instant#MAX} after the last. */
        Instant next() {
            Instant known = next;
            return run >= runs.size()
                    ? Instant.MAX
                    : known == null ? runs.get(run).first() : known;
        }

        /** @param alone no other feed is read by what reads this one */
        void readBefore(Instant end, boolean alone) {
            while (run < runs.size()) {
                SampleRun present = runs.get(run);
                Instant from = next == null ? present.first() : next;
                if (!from.isBefore(end)) {
                    return;
                }
                while (alone && restsOn(present, end)) {
                    run++;
                    present = runs.get(run);
                }
                Instant to = present.last().isBefore(end) ? present.last() : present.lastBy(end.minusNanos(1));
                boolean newest = run == runs.size() - 1 && to.equals(present.last());
                read(present, from, to, newest);
                boolean done = to.equals(present.last());
                run += done ? 1 : 0;
                next = done ? null : to.plusSeconds(present.period());
            }
        }

        /** The newest sample is read on its own: more may come of its second. */
        private void read(SampleRun present, Instant from, Instant to, boolean newest) {
            if (newest && from.isBefore(to)) {
                stretch(present, from, to.minusSeconds(present.period()));
                stretch(present, to, to);
            } else {
                stretch(present, from, to);
            }
        }

        /** Whether the next run changes as little as this one: both were met since anything else was read, and rested. */
        private boolean restsOn(SampleRun present, Instant end) {
            if (run + 2 >= runs.size() || restingSince != factsRead) {
                return false;
            }
            SampleRun following = runs.get(run + 1);
            return following.first().isBefore(end)
                    && SampleRuns.adjoin(present.last(), following.first())
                    && resting.contains(present.code())
                    && resting.contains(following.code());
        }

        private void rested(int code) {
            if (restingSince != factsRead || !timeline.rests()) {
                resting.clear();
                restingSince = factsRead;
            }
            if (timeline.rests()) {
                resting.add(code);
            }
        }

        private void stretch(SampleRun present, Instant from, Instant to) {
            timeline.read(new Stretch(series, coding.levels(series.group(), present.code()), from, to), evaluated);
            rested(present.code());
        }
    }
}
