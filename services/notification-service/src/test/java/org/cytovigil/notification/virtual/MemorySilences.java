// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cytovigil.notification.ledger.SilenceRepository;
import org.cytovigil.notification.ledger.SilenceRow;
import org.jspecify.annotations.Nullable;

/** The silences in memory. */
final class MemorySilences implements SilenceRepository {
    private final Map<String, SilenceRow> rows = new LinkedHashMap<>();

    @Override
    public List<SilenceRow> inForce(Instant at) {
        return rows.values().stream()
                .filter(row -> !row.createdAt().isAfter(at) && row.expiresAt().isAfter(at))
                .toList();
    }

    @Override
    public void end(String id, Instant at) {
        SilenceRow row = Objects.requireNonNull(rows.get(id));
        add(id, row.alertId(), row.unit(), row.patient(), row.cause(), row.reason(), row.owner(), row.createdAt(), at);
    }

    @Override
    public void add(
            String id,
            @Nullable String alertId,
            @Nullable String unit,
            @Nullable String patient,
            @Nullable String cause,
            String reason,
            String owner,
            Instant createdAt,
            Instant expiresAt) {
        rows.put(id, new SilenceRow(id, alertId, unit, patient, cause, reason, owner, createdAt, expiresAt));
    }
}
