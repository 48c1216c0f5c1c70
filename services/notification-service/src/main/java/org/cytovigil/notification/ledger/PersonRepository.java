// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
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
