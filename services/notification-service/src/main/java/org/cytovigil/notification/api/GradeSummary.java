// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.notification.ledger.GradeLine;
import org.cytovigil.notification.ledger.GradeRow;
import org.jspecify.annotations.Nullable;

/** A grade; a prediction index has a number, and some a band. */
record GradeSummary(
        String system,
        int grade,
        int upper,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal score,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String band,
        String completeness,
        Instant from,
        Instant knownAt,
        JsonNode flags) {
    static GradeSummary of(GradeRow row) {
        return new GradeSummary(
                row.gradingSystem(),
                row.grade(),
                row.upper(),
                row.score(),
                row.band(),
                row.completeness(),
                row.since(),
                row.knownAt(),
                BoardView.json(row.flags()));
    }

    static GradeSummary of(GradeLine line) {
        return new GradeSummary(
                line.gradingSystem(),
                line.grade(),
                line.upper(),
                line.score(),
                line.band(),
                line.completeness(),
                line.since(),
                line.knownAt(),
                BoardView.json(line.flags()));
    }
}
