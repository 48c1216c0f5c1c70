// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.util.Optional;
import org.cytovigil.core.fact.Fact;

/**
 * What one source sends of a continuous feed. Two monitors may sample the same in one second; each corrects its own sample
 * alone (docs/clinical/time.md#versions).
 *
 * @param series the feed
 * @param source device or system, empty where unknown
 */
public record SourceSeries(Series series, String source) implements Comparable<SourceSeries> {
    /** The feed and source that a fact is a sample of; empty for everything else. */
    public static Optional<SourceSeries> of(Fact fact) {
        return Series.of(fact)
                .map(series -> new SourceSeries(series, fact.header().source()));
    }

    /** Names it; {@link #named} reads the name. */
    public String name() {
        return source.isEmpty() ? series.name() : series.name() + "/" + source;
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException where it names none
     */
    public static SourceSeries named(String name) {
        int method = name.indexOf('/');
        int end = name.indexOf('/', method + 1);
        return end < 0
                ? new SourceSeries(Series.named(name), "")
                : new SourceSeries(Series.named(name.substring(0, end)), name.substring(end + 1));
    }

    @Override
    public int compareTo(SourceSeries other) {
        int bySeries = series.compareTo(other.series);
        return bySeries != 0 ? bySeries : source.compareTo(other.source);
    }
}
