// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Texts from people, each handled once. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ReplyRepository extends GenericRepository<ReplyRow, String> {
    /** Begins with a message; 0 where that was done before, after waiting for whoever does it. */
    @Query("""
            insert into reply (message_id, number, at, understood, answer) values (:id, :number, :at, true, '')
            on conflict (message_id) do nothing
            """)
    long begin(String id, String number, Instant at);

    /** Notes what came of it. */
    @Query("update reply set understood = :understood, answer = :answer where message_id = :id")
    void end(String id, boolean understood, String answer);

    /** What was answered. */
    @Query("select answer from reply where message_id = :id")
    String answer(String id);

    /** Whether it was handled. */
    @Query("select count(*) > 0 from reply where message_id = :id")
    boolean knows(String id);

    /** How many texts of a number nobody could read since then. */
    @Query("select count(*) from reply where number = :number and not understood and at > :since")
    long notUnderstood(String number, Instant since);
}
