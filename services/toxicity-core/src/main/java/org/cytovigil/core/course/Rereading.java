// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/** Reads the facts and samples of a block in order of event time, whole runs of samples at a time. */
final class Rereading {
    private final Course course;
    private final Coding coding;
    private final List<Feed> feeds = new ArrayList<>();

    Rereading(Course course, Coding coding, Map<Series, List<SampleRun>> samples) {
        this.course = course;
        this.coding = coding;
        samples.forEach((series, runs) -> feeds.add(new Feed(series, runs)));
    }

    /** @param facts in order */
    void read(List<Fact> facts) {
        for (Fact fact : facts) {
            feeds.forEach(feed -> feed.readBefore(fact.at()));
            course.read(fact);
        }
        feeds.forEach(feed -> feed.readBefore(Instant.MAX));
    }

    /** One feed, read up to somewhere. */
    private final class Feed {
        private final Series series;
        private final List<SampleRun> runs;
        private int run;
        private @Nullable Instant next;

        Feed(Series series, List<SampleRun> runs) {
            this.series = series;
            this.runs = runs;
        }

        void readBefore(Instant end) {
            while (run < runs.size()) {
                SampleRun present = runs.get(run);
                Instant from = next == null ? present.first() : next;
                if (!from.isBefore(end)) {
                    return;
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

        private void stretch(SampleRun present, Instant from, Instant to) {
            course.read(new Stretch(series, coding.levels(series.group(), present.code()), from, to), Instant.MAX);
        }
    }
}
