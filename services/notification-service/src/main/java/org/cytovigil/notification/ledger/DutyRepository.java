// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Rosters and policies. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface DutyRepository extends GenericRepository<DutyDocument, String> {
    /** Every roster. */
    @Query("select unit, body from roster order by unit")
    List<DutyDocument> rosters();

    /** Every policy. */
    @Query("select unit, body from policy order by unit")
    List<DutyDocument> policies();

    /** One change of rosters at a time, until the transaction ends: each begins with what the one before has left. */
    @Query("select true from (select pg_advisory_xact_lock(7302)) as taken")
    boolean oneAtATime();

    /** Sets the roster of a unit. */
    @Query(
            "insert into roster (unit, body) values (:unit, :body) on conflict (unit) do update set body = excluded.body")
    void putRoster(String unit, String body);

    /** Sets the policy of a unit. */
    @Query(
            "insert into policy (unit, body) values (:unit, :body) on conflict (unit) do update set body = excluded.body")
    void putPolicy(String unit, String body);
}
