// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.paging.oncall.Contact;

/** Who can be paged. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PersonRepository extends GenericRepository<PersonRow, String> {
    /** Everybody. */
    @Query("select * from person_with_contacts order by id")
    List<PersonRow> all();

    /** One person. */
    @Query("select * from person_with_contacts where id = :id")
    Optional<PersonRow> find(String id);

    /** Whose address it is, on a channel whose addresses belong to one person each. */
    @Query("""
            select * from person_with_contacts
            where id = (select person from contact where channel = :channel and address = :address limit 1)
            """)
    Optional<PersonRow> withAddress(String channel, String address);

    /** The person wants no more text messages. */
    @Query("update person set stopped_at = :at where id = :id")
    void stopped(String id, Instant at);

    /** The person wants text messages again. */
    @Query("update person set stopped_at = null where id = :id")
    void started(String id);

    /** Removes a person; 0 where there was none. */
    @Query("delete from person where id = :id")
    long delete(String id);

    /** Sets a person up, or changes them, with all addresses; within a transaction. */
    default void set(PersonRow row) {
        put(row.id(), row.name(), row.duty(), row.channels());
        forgetContacts(row.id());
        for (Contact contact : row.person().addresses()) {
            putContact(row.id(), contact.channel().name(), contact.address());
        }
    }

    /** Sets a person up, or changes them; addresses apart. */
    @Query("""
            insert into person (id, name, duty, channels) values (:id, :name, :duty, :channels)
            on conflict (id) do update set name = excluded.name, duty = excluded.duty, channels = excluded.channels
            """)
    void put(String id, String name, String duty, String channels);

    /** Forgets all addresses of a person. */
    @Query("delete from contact where person = :person")
    void forgetContacts(String person);

    /** Sets an address of a person. */
    @Query("insert into contact (person, channel, address) values (:person, :channel, :address)")
    void putContact(String person, String channel, String address);
}
