// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The outbox of records for Kafka. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface OutgoingRecordRepository extends GenericRepository<OutgoingRecord, Long> {
    /** Promises to publish. */
    OutgoingRecord save(OutgoingRecord outgoing);

    /** One publisher at a time, or the order of an alert's story could be lost; true where it is our turn. */
    @Query("select pg_try_advisory_xact_lock(7301)")
    boolean myTurn();

    /** The oldest promises. */
    @Query("select * from kafka_outbox order by id limit :count")
    List<OutgoingRecord> oldest(int count);

    /** Promises kept. */
    @Query("delete from kafka_outbox where id <= :id")
    void kept(long id);
}
