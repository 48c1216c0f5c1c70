// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Browsers to which pages are pushed, and the key by which we are known to their services. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface PushDeviceRepository extends GenericRepository<PushDevice, String> {
    /** Keeps the devices of a person from changing until the transaction ends. */
    @Query("select id from person where id = :person for update")
    Optional<String> lock(String person);

    /** One. */
    @Query("select * from push_device where id = :id")
    Optional<PushDevice> find(String id);

    /** Those of a person whose ids stand in a list, separated by commas. */
    @Query("""
            select * from push_device where person = :person and id = any(string_to_array(:ids, ','))
            order by created_at, id
            """)
    List<PushDevice> of(String person, String ids);

    /** Whether one of the list has ever shown a page. */
    @Query("""
            select count(*) > 0 from push_device
            where id = any(string_to_array(:ids, ',')) and proven_at is not null
            """)
    boolean proven(String ids);

    /** Adds a device, or takes what the browser says anew. */
    @Query("""
            insert into push_device (id, person, endpoint, receiver_key, receiver_secret, name, created_at)
            values (:id, :person, :endpoint, :key, :secret, :name, :at)
            on conflict (id) do update set person = excluded.person, receiver_key = excluded.receiver_key,
                receiver_secret = excluded.receiver_secret, name = excluded.name
            """)
    void put(String id, String person, String endpoint, String key, String secret, String name, Instant at);

    /** Removes one; 0 where there is none. */
    @Query("delete from push_device where id = :id")
    long delete(String id);

    /** Removes those of a person that are not in a list of ids, separated by commas. */
    @Query("delete from push_device where person = :person and id <> all(string_to_array(:ids, ','))")
    void deleteBeside(String person, String ids);

    /** It showed a page. */
    @Query("update push_device set proven_at = :at where id = :id")
    void shown(String id, Instant at);

    /** Keeps a key where there is none yet. */
    @Query("insert into secret (name, value) values ('webpush', :value) on conflict (name) do nothing")
    void keep(String value);

    /** The key that is kept. */
    @Query("select value from secret where name = 'webpush'")
    String kept();
}
