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

    /** The oldest promises for a topic that may still be kept. */
    @Query("select * from kafka_outbox where topic = :topic and set_aside is null order by id limit :count")
    List<OutgoingRecord> oldest(String topic, int count);

    /**
     * Exactly these promises are kept. Numbers are given before transactions end, so one that ended later may have made a
     * promise with a smaller number that was not read yet.
     */
    @Query("delete from kafka_outbox where id = any(string_to_array(:ids, ',')::bigint[])")
    void kept(String ids);

    /** A promise that cannot be kept, and why. */
    @Query("update kafka_outbox set set_aside = :why where id = :id")
    void setAside(long id, String why);

    /** How many promises cannot be kept. */
    @Query("select count(*) from kafka_outbox where set_aside is not null")
    long aside();
}
