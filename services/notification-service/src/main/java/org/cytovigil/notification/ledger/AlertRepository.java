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

/** The alerts. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface AlertRepository extends GenericRepository<Alert, String> {
    /** One alert. */
    @Query("select * from alert where id = :id")
    Optional<Alert> find(String id);

    /** One alert, kept from others until the transaction ends. */
    @Query("select * from alert where id = :id for update")
    Optional<Alert> lock(String id);

    /**
     * The alert that a person means by a code: one for which that person was paged before any other, one still alive
     * before one that is closed, the newest first.
     */
    @Query("""
            select a.* from alert a where a.code = :code
            order by exists (select 1 from page_try t
                             where t.alert_id = a.id and t.kind = 'PAGE' and t.person = :person) desc,
                     (a.state <> 'CLOSED') desc, a.row_order desc limit 1
            """)
    Optional<Alert> meant(String code, String person);

    /** The alert with a code: one that is alive before one that is closed, the newest first. */
    @Query("select * from alert where code = :code order by (state <> 'CLOSED') desc, row_order desc limit 1")
    Optional<Alert> withCode(String code);

    /** The codes of all alerts alive for which that person was paged. */
    @Query("""
            select distinct a.code from alert a join page_try t on t.alert_id = a.id
            where a.state <> 'CLOSED' and t.kind = 'PAGE' and t.person = :person
            """)
    List<String> codesOf(String person);

    /** Whether a living alert has the code, or one that was closed since then. */
    @Query("""
            select count(*) > 0 from alert
            where code = :code and id <> :id and (state <> 'CLOSED' or closed_at > :since)
            """)
    boolean codeTaken(String code, String id, Instant since);

    /** The alerts of a patient that are not closed, kept from others until the transaction ends. */
    @Query("select * from alert where patient = :patient and state <> 'CLOSED' order by row_order for update")
    List<Alert> lockAlive(String patient);

    /** The patient is in another unit. */
    @Query("update alert set unit = :unit where id = :id")
    void move(String id, String unit);

    /** All that wait for a person and page: the HIGH ones, or the others. */
    @Query("""
            select * from alert where state = 'OPEN' and page and (priority = 'HIGH') = :high order by row_order
            """)
    List<Alert> waiting(boolean high);

    /** All that are not closed, for the console and the metrics. */
    @Query("select * from alert where state <> 'CLOSED' order by row_order")
    List<Alert> alive();

    /** A page of the list, newest first. */
    @Query("""
            select * from alert
            where (:state = 'ALL' or state = :state)
              and (:unit = '' or unit = :unit)
              and (:patient = '' or patient = :patient)
              and row_order < :before
            order by row_order desc limit :count
            """)
    List<Alert> list(String state, String unit, String patient, long before, int count);

    /** Writes down a new alert; 0 where it is there already. */
    @Query("""
            insert into alert (id, code, patient, unit, state, priority, page, cause, grading_system, grade, previous,
                               at, raised_at, summary)
            values (:id, :code, :patient, :unit, :state, :priority, :page, :cause, :gradingSystem, :grade, :previous,
                    :at, :raisedAt, :summary)
            on conflict (id) do nothing
            """)
    long insert(
            String id,
            String code,
            String patient,
            @Nullable String unit,
            String state,
            String priority,
            boolean page,
            String cause,
            @Nullable String gradingSystem,
            @Nullable Integer grade,
            @Nullable Integer previous,
            Instant at,
            Instant raisedAt,
            String summary);

    /** An account takes it, also on somebody else's behalf. */
    @Query("""
            update alert set state = 'ACKNOWLEDGED', acknowledged_by = :by, acknowledged_for = :onBehalf,
                             acknowledged_at = :at where id = :id
            """)
    void acknowledge(String id, String by, @Nullable String onBehalf, Instant at);

    /** Nobody has it any more. */
    @Query("""
            update alert set state = 'OPEN', acknowledged_by = null, acknowledged_for = null, acknowledged_at = null
            where id = :id
            """)
    void giveBack(String id);

    /** It is over. */
    @Query("update alert set state = 'CLOSED', closed_at = :at where id = :id")
    void close(String id, Instant at);

    /** What was listed only pages from now on, with this priority. */
    @Query("update alert set page = true, priority = :priority where id = :id")
    void pageFromNow(String id, String priority);

    /** It is back. */
    @Query("""
            update alert set state = 'OPEN', code = :code, acknowledged_by = null, acknowledged_for = null, acknowledged_at = null,
                             closed_at = null where id = :id
            """)
    void reopen(String id, String code);
}
