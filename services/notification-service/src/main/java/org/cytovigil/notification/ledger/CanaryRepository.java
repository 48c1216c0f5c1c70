// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The canaries of the last day. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface CanaryRepository extends GenericRepository<DutyDocument, String> {
    /** Takes a turn; 0 where another instance has it. */
    @Query("insert into canary (turn, sent_at) values (:turn, :at) on conflict (turn) do nothing")
    long take(long turn, Instant at);

    /** Its alert came back; 0 where that is known. */
    @Query("update canary set alerted_at = :at where sent_at = :sentAt and alerted_at is null")
    long alerted(Instant sentAt, Instant at);

    /** The canary of an event. */
    @Query("select * from canary where sent_at = :sentAt")
    Optional<CanaryRow> sentAt(Instant sentAt);

    /** Those whose alert came back, and whose page is still to be proven. */
    @Query("select * from canary where alerted_at is not null and proven_at is null and sent_at > :since order by turn")
    List<CanaryRow> underWay(Instant since);

    /** It came through; 0 where that is known. */
    @Query("update canary set proven_at = :at where turn = :turn and proven_at is null")
    long proven(long turn, Instant at);

    /** The newest one that came through. */
    @Query("select * from canary where proven_at is not null order by proven_at desc limit 1")
    Optional<CanaryRow> newestProven();

    /** Forgets what is over. */
    @Query("delete from canary where sent_at < :before")
    void forget(Instant before);

    /** Forgets the pages of what is over. */
    @Query("delete from page_try where kind = 'CANARY' and created_at < :before")
    void forgetPages(Instant before);
}
