// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.GradeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation published of a scale.
 *
 * @param before grades of the recent past as published before it
 * @param after the same as published now
 * @param was newest published span before it, absent where there was none
 * @param current newest published span now, absent where there is none
 * @param changed what holds now from the first instant on that was published anew, empty where nothing was
 */
public record ScaleNews(
        GradeHistory before,
        GradeHistory after,
        @Nullable GradeSpan was,
        @Nullable GradeSpan current,
        List<GradeSpan> changed) {
    /** Nothing was ever published. */
    static final ScaleNews NONE = new ScaleNews(GradeHistory.NONE, GradeHistory.NONE, null, null, List.of());

    /** Copies the list. */
    public ScaleNews {
        changed = List.copyOf(changed);
    }

    /** Whether what was published of an instant was published anew. */
    boolean tellsAnew(Instant at) {
        return !changed.isEmpty() && !changed.get(0).from().isAfter(at);
    }
}
