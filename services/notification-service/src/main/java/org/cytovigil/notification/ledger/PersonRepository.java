// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who can be paged. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PersonRepository extends GenericRepository<PersonRow, String> {
    /** Everybody. */
    @Query("select * from person order by id")
    List<PersonRow> all();

    /** One person. */
    @Query("select * from person where id = :id")
    Optional<PersonRow> find(String id);

    /** Whose phone it is. */
    @Query("select * from person where phone = :phone")
    Optional<PersonRow> withPhone(String phone);

    /** The person wants no more text messages. */
    @Query("update person set stopped_at = :at where id = :id")
    void stopped(String id, Instant at);

    /** The person wants text messages again. */
    @Query("update person set stopped_at = null where id = :id")
    void started(String id);

    /** Removes a person; 0 where there was none. */
    @Query("delete from person where id = :id")
    long delete(String id);

    /** Sets a person up, or changes them. */
    @Query("""
            insert into person (id, name, duty, phone, pager, email, channels)
            values (:id, :name, :duty, :phone, :pager, :email, :channels)
            on conflict (id) do update set name = excluded.name, duty = excluded.duty, phone = excluded.phone,
                pager = excluded.pager, email = excluded.email, channels = excluded.channels
            """)
    void put(
            String id,
            String name,
            String duty,
            @Nullable String phone,
            @Nullable String pager,
            @Nullable String email,
            String channels);
}
