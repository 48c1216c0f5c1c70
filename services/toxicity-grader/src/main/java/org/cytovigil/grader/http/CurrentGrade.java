// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.Index;
import org.jspecify.annotations.Nullable;

/**
 * A current grade.
 *
 * @param system scale
 * @param grade what is proven
 * @param upper what the missing part could still make of it
 * @param score number of a prediction index; absent for a grade
 * @param band LOW or HIGH, of a prediction index that has one
 * @param completeness COMPLETE, PARTIAL or INDETERMINATE
 * @param from event time since when it holds
 * @param flags what else must be known of it
 */
record CurrentGrade(
        String system,
        int grade,
        int upper,
        @Nullable BigDecimal score,
        Index.@Nullable Band band,
        String completeness,
        Instant from,
        List<String> flags) {
    static CurrentGrade of(String system, GradeSpan span) {
        Assessment assessment = span.assessment();
        Index index = assessment.index();
        return new CurrentGrade(
                system,
                assessment.grade(),
                assessment.upper(),
                index == null ? null : index.score(),
                index == null ? null : index.band(),
                assessment.completeness().name(),
                span.from(),
                assessment.flags().stream().map(Enum::name).toList());
    }
}
