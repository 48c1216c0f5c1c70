// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stories of the alerts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AlertEventRepository extends GenericRepository<AlertEvent, Long> {
    /** Adds a step. */
    AlertEvent save(AlertEvent event);

    /** The story of one alert, oldest first. */
    @Query("select * from alert_event where alert_id = :alertId order by seq")
    List<AlertEvent> of(String alertId);

    /** The stories of all alerts that wait for a person: of the HIGH ones, or of the others. */
    @Query("""
            select e.* from alert_event e join alert a on a.id = e.alert_id
            where a.state = 'OPEN' and a.page and (a.priority = 'HIGH') = :high order by e.seq
            """)
    List<AlertEvent> ofWaiting(boolean high);

    /** The newest time that was written. */
    @Query("select max(at) from alert_event")
    @Nullable
    Instant newest();

    /** Whether a record was taken in before. */
    @Query("select count(*) > 0 from alert_event where alert_id = :alertId and source_key = :sourceKey")
    boolean knows(String alertId, String sourceKey);
}
