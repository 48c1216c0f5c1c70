// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Deletes what is over for longer than a site keeps it; each answers how many rows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface RetentionRepository extends GenericRepository<Alert, String> {
    /** Tries of pages for alerts closed before, and messages of no alert. */
    @Query("""
            delete from page_try where (page_id, attempt) in (
                select t.page_id, t.attempt from page_try t left join alert a on a.id = t.alert_id
                where (a.state = 'CLOSED' and a.closed_at < :old) or (t.alert_id is null and t.created_at < :old)
                limit :count)
            """)
    long deletePages(Instant old, int count);

    /** Stories of alerts closed before. */
    @Query("""
            delete from alert_event where seq in (
                select e.seq from alert_event e join alert a on a.id = e.alert_id
                where a.state = 'CLOSED' and a.closed_at < :old limit :count)
            """)
    long deleteEvents(Instant old, int count);

    /** Comparisons of rules. */
    @Query("delete from comparison where made_at < :old")
    long deleteComparisons(Instant old);

    /** Silences that ended before, and those of alerts closed before. */
    @Query("""
            delete from silence where expires_at < :old
                or alert_id in (select id from alert where state = 'CLOSED' and closed_at < :old)
            """)
    long deleteSilences(Instant old);

    /** Alerts closed before. */
    @Query("""
            delete from alert a where a.state = 'CLOSED' and a.closed_at < :old
                and not exists (select 1 from page_try t where t.alert_id = a.id)
                and not exists (select 1 from alert_event e where e.alert_id = a.id)
            """)
    long deleteAlerts(Instant old);

    /** Grades as once published. */
    @Query("delete from grade_line where known_at < :old")
    long deleteLines(Instant old);

    /** Newest grades of patients nobody has heard of since. */
    @Query("delete from grade where known_at < :old")
    long deleteGrades(Instant old);

    /** Feeds that were last heard before. */
    @Query("delete from feed where last_at < :old and since < :old")
    long deleteFeeds(Instant old);

    /** Newest data that came before. */
    @Query("delete from newest_datum where arrived_at < :old and at < :old")
    long deleteData(Instant old);

    /** Patients of whom nothing is left. */
    @Query("""
            delete from patient p where p.changed_at < :old
                and not exists (select 1 from alert a where a.patient = p.patient)
                and not exists (select 1 from grade g where g.patient = p.patient)
                and not exists (select 1 from newest_datum d where d.patient = p.patient)
            """)
    long deletePatients(Instant old);

    /** Texts from people. */
    @Query("delete from reply where at < :old")
    long deleteTexts(Instant old);

    /** Records that could never be published. */
    @Query("delete from kafka_outbox where set_aside is not null and at < :old")
    long deleteSetAside(Instant old);
}
