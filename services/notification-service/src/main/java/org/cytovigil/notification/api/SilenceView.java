// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import org.cytovigil.notification.ledger.SilenceRow;
import org.jspecify.annotations.Nullable;

/** A silence in force. */
record SilenceView(
        String id,
        @Nullable String alert,
        @Nullable String cause,
        @Nullable String patient,
        @Nullable String unit,
        String reason,
        String owner,
        Instant createdAt,
        Instant expiry) {
    static SilenceView of(SilenceRow row) {
        return new SilenceView(
                row.id(),
                row.alertId(),
                row.cause(),
                row.patient(),
                row.unit(),
                row.reason(),
                row.owner(),
                row.createdAt(),
                row.expiresAt());
    }
}
