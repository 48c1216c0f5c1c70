// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as it stands. */
@MappedEntity("alert")
public record Alert(
        @Id String id,
        String code,
        String patient,
        @Nullable String unit,
        AlertState state,
        String priority,
        boolean page,
        String cause,
        @Nullable String gradingSystem,
        @Nullable Integer grade,
        @Nullable Integer previous,
        Instant at,
        Instant raisedAt,
        String summary,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant closedAt,
        @Nullable String acknowledgedFor,
        long rowOrder) {}
