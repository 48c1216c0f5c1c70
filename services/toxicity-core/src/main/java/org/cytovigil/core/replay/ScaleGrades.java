// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.GradeSpan;

/**
 * The grades of one scale from the checkpoint on.
 *
 * @param spans in order of time, each different from the one before
 * @param nextDue when they can next change although nothing arrives, {@link Instant#MAX} for never
 * @param instants how many instants had to be judged
 */
public record ScaleGrades(List<GradeSpan> spans, Instant nextDue, int instants) {
    /** Copies the list. */
    public ScaleGrades {
        spans = List.copyOf(spans);
    }
}
