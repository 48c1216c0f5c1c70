// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.rules.GradingRules;

/**
 * What the alert policy judges: everything known of a patient at a wall-clock instant.
 *
 * @param now wall-clock time
 * @param before published grades of each scale before this evaluation
 * @param after published grades of each scale now
 */
public record Situation(
        PatientKey patient,
        Chart chart,
        Person person,
        Instant now,
        GradingRules rules,
        Map<String, List<GradeSpan>> before,
        Map<String, List<GradeSpan>> after) {
    /** Published grade of a scale now, 0 where there is none. */
    public int grade(String system) {
        return last(after.getOrDefault(system, List.of()));
    }

    /** Published grade of a scale before, 0 where there was none. */
    public int previous(String system) {
        return last(before.getOrDefault(system, List.of()));
    }

    private static int last(List<GradeSpan> spans) {
        return spans.isEmpty() ? 0 : spans.get(spans.size() - 1).assessment().grade();
    }
}
