// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** Who was on call at the last look, and the test pages to those who took over. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface HandOverRepository extends GenericRepository<DutyDocument, String> {
    /** Every unit that was looked at. */
    @Query("select unit, person from first_on_call")
    List<FirstOnCall> known();

    /** Remembers a unit that was never looked at; 0 where it was. */
    @Query("""
            insert into first_on_call (unit, person, since) values (:unit, :person, :at) on conflict (unit) do nothing
            """)
    long begin(String unit, String person, Instant at);

    /** Remembers a change; 0 where another instance was faster. */
    @Query("update first_on_call set person = :after, since = :at where unit = :unit and person = :before")
    long change(String unit, String before, String after, Instant at);

    /** Remembers a test page. */
    @Query("""
            insert into shift_test (page_id, unit, person, began_at, fate)
            values (:pageId, :unit, :person, :at, 'PENDING') on conflict (page_id) do nothing
            """)
    void test(String pageId, String unit, String person, Instant at);

    /** Test pages whose fate is not known yet. */
    @Query("select * from shift_test where fate = 'PENDING' order by began_at limit 100")
    List<ShiftTest> pending();

    /** Writes a fate down; 0 where another instance was faster. */
    @Query("update shift_test set fate = :fate where page_id = :pageId and fate = 'PENDING'")
    long settle(String pageId, String fate);

    /** The newest test page to each person who ever took over. */
    @Query("select distinct on (person) * from shift_test order by person, began_at desc")
    List<ShiftTest> newest();
}
