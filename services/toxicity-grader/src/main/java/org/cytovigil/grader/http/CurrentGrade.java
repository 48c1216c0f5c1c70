// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.GradeSpan;

/**
 * A current grade.
 *
 * @param system scale
 * @param grade what is proven
 * @param upper what the missing part could still make of it
 * @param completeness COMPLETE, PARTIAL or INDETERMINATE
 * @param from event time since when it holds
 * @param flags what else must be known of it
 */
record CurrentGrade(String system, int grade, int upper, String completeness, Instant from, List<String> flags) {
    static CurrentGrade of(String system, GradeSpan span) {
        return new CurrentGrade(
                system,
                span.assessment().grade(),
                span.assessment().upper(),
                span.assessment().completeness().name(),
                span.from(),
                span.assessment().flags().stream().map(Enum::name).toList());
    }
}
