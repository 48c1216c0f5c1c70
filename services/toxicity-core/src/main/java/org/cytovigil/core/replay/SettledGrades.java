// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.jspecify.annotations.Nullable;

/** The grades that are settled and were not compared with what is published yet, and what each scale said before them. */
final class SettledGrades {
    private final Map<String, List<GradeSpan>> spans = new TreeMap<>();
    private Instant comparedFrom;
    private Instant readAgainFrom = Instant.MAX;
    private Map<String, Assessment> bases;

    /**
     * Nothing is settled after a checkpoint.
     *
     * @param bases what each scale said there
     */
    SettledGrades(Instant comparedFrom, Map<String, Assessment> bases) {
        this.comparedFrom = comparedFrom;
        this.bases = bases;
    }

    /** Event time from which on {@link #with} tells; what lies before has not changed since the last comparison. */
    Instant comparedFrom() {
        return comparedFrom;
    }

    /** Event time from which on the past was replayed since the last comparison, {@link Instant#MAX} where none was. */
    Instant readAgainFrom() {
        return readAgainFrom;
    }

    /** What a scale said at {@link #comparedFrom}, null before its first assessment. */
    @Nullable
    Assessment base(String system) {
        return bases.get(system);
    }

    void add(Map<String, List<GradeSpan>> more) {
        more.forEach((system, settled) ->
                spans.computeIfAbsent(system, key -> new ArrayList<>()).addAll(settled));
    }

    /** The grades of a scale that are settled, and those that are not. */
    ScaleGrades with(String system, ScaleGrades open) {
        List<GradeSpan> before = spans.getOrDefault(system, List.of());
        if (before.isEmpty()) {
            return open;
        }
        List<GradeSpan> all = new ArrayList<>(before);
        all.addAll(open.spans());
        return new ScaleGrades(all, open.nextDue(), open.instants());
    }

    /** The past from a snapshot on is replayed: what was settled after it no longer is. */
    void backTo(Snapshot snapshot) {
        Instant checkpoint = snapshot.checkpoint();
        readAgainFrom = earlier(checkpoint, readAgainFrom);
        if (checkpoint.isBefore(comparedFrom)) {
            comparedFrom = checkpoint;
            bases = snapshot.assessments();
        }
        spans.values().forEach(settled -> settled.removeIf(span -> span.from().isAfter(checkpoint)));
    }

    /** All was compared: the next comparison begins at a checkpoint. */
    void compared(Instant checkpoint, Map<String, Assessment> said) {
        spans.clear();
        comparedFrom = checkpoint;
        readAgainFrom = Instant.MAX;
        bases = said;
    }
}
