// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.ConsistentPressures;
import org.cytovigil.core.sample.Series;

/**
 * The newest second of a continuous feed, to which more may come: the pressures of one second are judged together.
 *
 * @param at the second, {@link Instant#MIN} before the first
 * @param measurements of it
 * @param amendedUntil newest second of which a correction has come, {@link Instant#MIN} where none has
 */
public record OpenSecond(Series series, Instant at, List<Measured> measurements, Instant amendedUntil) {
    /** Copies the list. */
    public OpenSecond {
        measurements = List.copyOf(measurements);
    }

    static OpenSecond none(Series series) {
        return new OpenSecond(series, Instant.MIN, List.of(), Instant.MIN);
    }

    OpenSecond with(Measured measured) {
        List<Measured> more = new ArrayList<>(measured.at().equals(at) ? measurements : List.of());
        more.add(measured);
        return new OpenSecond(series, measured.at(), more, amendedUntil);
    }

    OpenSecond amended(Instant second) {
        return new OpenSecond(series, at, measurements, second.isAfter(amendedUntil) ? second : amendedUntil);
    }

    int code(Coding coding) {
        return coding.code(series.group(), ConsistentPressures.among(measurements));
    }
}
