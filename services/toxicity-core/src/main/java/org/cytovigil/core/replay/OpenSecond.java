// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.ConsistentPressures;
import org.cytovigil.core.sample.Series;
import org.cytovigil.core.sample.SourceSeries;
import org.jspecify.annotations.Nullable;

/**
 * The second of a continuous feed of one source that was heard last, to which more may come: the pressures of one second are judged
 * together.
 *
 * @param series the feed
 * @param source who sent it, empty where unknown
 * @param at the second, {@link Instant#MIN} before the first
 * @param measurements of it
 * @param before code of what was known of it before; 0 for nothing
 * @param amendedUntil newest second of which a correction has come, {@link Instant#MIN} where none has
 */
public record OpenSecond(
        Series series, String source, Instant at, List<Measured> measurements, int before, Instant amendedUntil) {
    /** Copies the list. */
    public OpenSecond {
        measurements = List.copyOf(measurements);
        // Absent in a state of an earlier version.
        source = source == null ? "" : source;
    }

    static OpenSecond none(SourceSeries feed) {
        return new OpenSecond(feed.series(), feed.source(), Instant.MIN, List.of(), 0, Instant.MIN);
    }

    SourceSeries feed() {
        return new SourceSeries(series, source);
    }

    /** @param known code of what is known of the second, where it is another than this one */
    OpenSecond with(Measured measured, int known) {
        boolean same = measured.at().equals(at);
        List<Measured> more = new ArrayList<>(same ? measurements : List.of());
        more.add(measured);
        return new OpenSecond(series, source, measured.at(), more, same ? before : known, amendedUntil);
    }

    /** Nothing is open; what comes of any second is judged with what is kept of it. */
    OpenSecond closed() {
        return new OpenSecond(series, source, Instant.MIN, List.of(), 0, amendedUntil);
    }

    /** The same where samples are coded otherwise from now on. */
    OpenSecond recoded(Coding coding, Coding former) {
        return new OpenSecond(
                series, source, at, measurements, coding.recoded(series.group(), before, former), amendedUntil);
    }

    OpenSecond amended(Instant second) {
        return new OpenSecond(series, source, at, measurements, before, later(second, amendedUntil));
    }

    /**
     * The same second where a correction or removal decides on one parameter.
     *
     * @param counts what counts of it from now on, null for nothing
     */
    OpenSecond corrected(@Nullable Parameter parameter, @Nullable Measured counts, Coding coding) {
        List<Measured> others = measurements.stream()
                .filter(measured -> measured.parameter() != parameter)
                .toList();
        int known = coding.with(series.group(), before, parameter, counts);
        return new OpenSecond(series, source, at, others, known, amendedUntil);
    }

    int code(Coding coding) {
        int code = coding.code(series.group(), ConsistentPressures.among(measurements));
        return before == 0 ? code : coding.worse(series.group(), before, code);
    }
}
