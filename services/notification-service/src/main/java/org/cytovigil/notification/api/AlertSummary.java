// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.notification.ledger.Alert;
import org.jspecify.annotations.Nullable;

/** An alert in a list. */
record AlertSummary(
        String id,
        String code,
        String patient,
        @Nullable String unit,
        String state,
        String priority,
        boolean page,
        String cause,
        @Nullable String system,
        @Nullable Integer grade,
        @Nullable Integer previous,
        Instant at,
        Instant raisedAt,
        String summary,
        @Nullable String acknowledgedBy,
        @Nullable String acknowledgedFor,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant closedAt) {
    static AlertSummary of(Alert alert) {
        return new AlertSummary(
                alert.id(),
                alert.code(),
                alert.patient(),
                alert.unit(),
                alert.state().name(),
                alert.priority(),
                alert.page(),
                alert.cause(),
                alert.gradingSystem(),
                alert.grade(),
                alert.previous(),
                alert.at(),
                alert.raisedAt(),
                alert.summary(),
                alert.acknowledgedBy(),
                alert.acknowledgedFor(),
                alert.acknowledgedAt(),
                alert.closedAt());
    }
}
