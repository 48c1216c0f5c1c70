// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time without pages: of one alert, or of one technical cause there of a patient or of a unit. */
@MappedEntity("silence")
public record SilenceRow(
        @Id String id,
        @Nullable String alertId,
        @Nullable String unit,
        @Nullable String patient,
        @Nullable String cause,
        String reason,
        String owner,
        Instant createdAt,
        Instant expiresAt) {}
