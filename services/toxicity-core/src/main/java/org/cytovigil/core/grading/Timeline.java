// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The grades of one patient on one scale over event time.
 *
 * @param spans in order of time; empty before the first fact that bears on the scale
 * @param revisit when the timeline can next change although no further fact arrives, {@link Instant#MAX} for never
 */
public record Timeline(List<GradeSpan> spans, Instant revisit) {
    /** Copies the spans. */
    public Timeline {
        spans = List.copyOf(spans);
    }

    /** The span that holds at an instant. */
    public Optional<GradeSpan> at(Instant instant) {
        GradeSpan found = null;
        for (GradeSpan span : spans) {
            if (span.from().isAfter(instant)) {
                break;
            }
            found = span;
        }
        return Optional.ofNullable(found);
    }

    /** Collects spans, joining neighbours that publish the same. */
    public static final class Builder {
        private final List<GradeSpan> spans = new ArrayList<>();

        /** Adds what holds from an instant on. */
        public void add(Instant from, Assessment assessment) {
            if (spans.isEmpty() || !spans.get(spans.size() - 1).assessment().sameAs(assessment)) {
                spans.add(new GradeSpan(from, assessment));
            }
        }

        /** The timeline; {@code changes} are instants of possible change, those up to {@code until} are past. */
        public Timeline build(Collection<Instant> changes, Instant until) {
            Instant revisit = changes.stream()
                    .filter(change -> change.isAfter(until))
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
            return new Timeline(spans, revisit);
        }
    }
}
