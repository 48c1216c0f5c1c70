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

    /** Sets the roster of a unit. */
    @Query(
            "insert into roster (unit, body) values (:unit, :body) on conflict (unit) do update set body = excluded.body")
    void putRoster(String unit, String body);

    /** Sets the policy of a unit. */
    @Query(
            "insert into policy (unit, body) values (:unit, :body) on conflict (unit) do update set body = excluded.body")
    void putPolicy(String unit, String body);
}
