// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The silences. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface SilenceRepository extends GenericRepository<SilenceRow, String> {
    /** Those in force at an instant. */
    @Query("select * from silence where created_at <= :at and expires_at > :at order by created_at, id")
    List<SilenceRow> inForce(Instant at);

    /** Ends one. */
    @Query("update silence set expires_at = :at where id = :id")
    void end(String id, Instant at);

    /** Adds one. */
    @Query("""
            insert into silence (id, alert_id, unit, patient, cause, reason, owner, created_at, expires_at)
            values (:id, :alertId, :unit, :patient, :cause, :reason, :owner, :createdAt, :expiresAt)
            """)
    void add(
            String id,
            @Nullable String alertId,
            @Nullable String unit,
            @Nullable String patient,
            @Nullable String cause,
            String reason,
            String owner,
            Instant createdAt,
            Instant expiresAt);

    /** Adds one. */
    default void add(SilenceRow silence) {
        add(
                silence.id(),
                silence.alertId(),
                silence.unit(),
                silence.patient(),
                silence.cause(),
                silence.reason(),
                silence.owner(),
                silence.createdAt(),
                silence.expiresAt());
    }
}
