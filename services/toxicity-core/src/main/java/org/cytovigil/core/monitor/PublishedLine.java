// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.Suggestion;

/**
 * A grade as it was published.
 *
 * @param lineId deterministic
 * @param unit ward, empty where unknown
 * @param knownAt wall-clock time at which it became known
 * @param edition of the rules in force
 * @param supersedes ids of lines that no longer hold because of this one
 * @param suggestions what may be considered; empty for a line that others follow
 */
public record PublishedLine(
        String lineId,
        PatientKey patient,
        String unit,
        String system,
        GradeSpan span,
        Instant knownAt,
        String edition,
        List<String> supersedes,
        List<Suggestion> suggestions) {
    /** Copies the lists. */
    public PublishedLine {
        supersedes = List.copyOf(supersedes);
        suggestions = List.copyOf(suggestions);
    }

    /** The same with what may be considered. */
    PublishedLine suggesting(List<Suggestion> made) {
        return new PublishedLine(lineId, patient, unit, system, span, knownAt, edition, supersedes, made);
    }
}
