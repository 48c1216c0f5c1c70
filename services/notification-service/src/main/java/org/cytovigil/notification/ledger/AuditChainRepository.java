// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Where the chain of the audit trail stands. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AuditChainRepository extends GenericRepository<AuditChainRow, Integer> {
    /** All partitions that have a record. */
    @Query("select * from audit_chain")
    List<AuditChainRow> heads();

    /** The chain of a partition has got so far. */
    @Query("""
            insert into audit_chain (part, sequence, hash) values (:part, :sequence, :hash)
            on conflict (part) do update set sequence = excluded.sequence, hash = excluded.hash
            """)
    void put(int part, long sequence, String hash);
}
