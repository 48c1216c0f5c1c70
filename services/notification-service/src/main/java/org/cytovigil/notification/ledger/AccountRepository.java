// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** Who can sign in, and the secrets of the service. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AccountRepository extends GenericRepository<Account, String> {
    /** One account. */
    @Query("select * from account where username = :username")
    Optional<Account> find(String username);

    /** All accounts. */
    @Query("select * from account order by username")
    List<Account> all();

    /** Whether the database answers. */
    @Query("select true")
    boolean answers();

    /** Removes an account. */
    @Query("delete from account where username = :username")
    void delete(String username);

    /** Keeps all accounts from changing until the transaction ends. */
    @Query("select * from account order by username for update")
    List<Account> lockAll();

    /** Sets an account up, or gives it another password, which ends its sessions. */
    @Query("""
            insert into account (username, role, password_hash, sessions)
            values (:username, :role, :passwordHash, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
            on conflict (username) do update set role = excluded.role, password_hash = excluded.password_hash,
                sessions = greatest(account.sessions + 1, excluded.sessions)
            """)
    void put(String username, String role, String passwordHash);

    /** Ends all sessions of an account; 0 where there is none. */
    @Query("""
            update account set sessions =
                greatest(sessions + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
            where username = :username
            """)
    long endSessions(String username);

    /** Changes what an account may do; 0 where there is none. */
    @Query("update account set role = :role where username = :username")
    long setRole(String username, String role);
}
