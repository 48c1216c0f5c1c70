// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The comparisons of rules. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ComparisonRepository extends GenericRepository<ComparisonRow, String> {
    /** All that are kept, newest first. */
    @Query("select * from comparison order by made_at desc, id")
    List<ComparisonRow> newestFirst();

    /** Adds one. */
    ComparisonRow save(ComparisonRow row);

    /** Forgets all but so many of the newest. */
    @Query("delete from comparison where id not in (select id from comparison order by made_at desc, id limit :kept)")
    void forgetAllBut(int kept);
}
