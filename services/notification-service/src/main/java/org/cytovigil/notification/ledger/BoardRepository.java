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

/** Patients, feeds and grades: what the board shows. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface BoardRepository extends GenericRepository<PatientRow, String> {
    /** Every patient known. */
    @Query("""
            select p.patient, max(p.unit) as unit, max(p.setting) as setting, max(p.changed_at) as changed_at from (
                select patient, unit, setting, changed_at from patient
                union all select patient, null, null, known_at from grade) p
            group by p.patient order by p.patient
            """)
    List<PatientRow> patients();

    /** Where one patient is. */
    @Query("select * from patient where patient = :patient")
    Optional<PatientRow> patient(String patient);

    /** Keeps what is newest; a field that a record leaves out stays as it was. */
    @Query("""
            insert into patient (patient, unit, setting, changed_at) values (:patient, :unit, :setting, :changedAt)
            on conflict (patient) do update set unit = coalesce(excluded.unit, patient.unit),
                setting = coalesce(excluded.setting, patient.setting), changed_at = excluded.changed_at
            where patient.changed_at <= excluded.changed_at
            """)
    void putPatient(String patient, @Nullable String unit, @Nullable String setting, Instant changedAt);

    /** All current grades. */
    @Query("select * from grade order by patient, grading_system")
    List<GradeRow> grades();

    /** The current grades of one patient. */
    @Query("select * from grade where patient = :patient order by grading_system")
    List<GradeRow> gradesOf(String patient);

    /** All feeds. */
    @Query("select * from feed order by patient, feed")
    List<FeedRow> feeds();

    /** The feeds of one patient. */
    @Query("select * from feed where patient = :patient order by feed")
    List<FeedRow> feedsOf(String patient);

    /** What was published for a patient in that time, with what held when it began. */
    @Query("""
            select * from grade_line where patient = :patient and not superseded and since < :to
              and since >= coalesce((select max(since) from grade_line b where b.patient = :patient
                  and not b.superseded and b.since <= :from), :from)
            order by grading_system, since
            """)
    List<GradeLine> lines(String patient, Instant from, Instant to);

    /** What was published of some scales for all patients since then, and before it what held at the time. */
    @Query("""
            select * from grade_line where not superseded and since >= :from
              and grading_system = any(string_to_array(:systems, ','))
            union all
            (select distinct on (patient, grading_system) * from grade_line where not superseded
               and since < :from and since >= :earliest and grading_system = any(string_to_array(:systems, ','))
             order by patient, grading_system, since desc)
            """)
    List<GradeLine> trend(String systems, Instant earliest, Instant from);

    /** All that was ever published of a scale for a patient and no longer holds, newest first. */
    @Query("""
            select * from grade_line where patient = :patient and superseded
            order by known_at desc, since desc limit :count
            """)
    List<GradeLine> superseded(String patient, int count);

    /** Marks lines that no longer hold. */
    @Query("update grade_line set superseded = true where line_id = any(string_to_array(:lineIds, ','))")
    void supersede(String lineIds);

    /** Where a patient is who was in no unit so far: an explicit transfer is never overruled by what was graded. */
    @Query("""
            insert into patient (patient, unit, setting, changed_at) values (:patient, :unit, null, :changedAt)
            on conflict (patient) do update set unit = excluded.unit where patient.unit is null
            """)
    void fillUnit(String patient, String unit, Instant changedAt);

    /** A datum came; it counts where none is newer. */
    @Query("""
            insert into newest_datum (patient, feed, at, arrived_at) values (:patient, :feed, :at, :arrivedAt)
            on conflict (patient, feed) do update set at = excluded.at, arrived_at = excluded.arrived_at
            where newest_datum.at < excluded.at
            """)
    void putNewest(String patient, String feed, Instant at, Instant arrivedAt);

    /**
     * The same for many, of each patient and feed one.
     *
     * @param data a JSON list of objects with {@code patient}, {@code feed}, {@code at} and {@code arrived_at}
     */
    @Query("""
            insert into newest_datum (patient, feed, at, arrived_at)
            select patient, feed, at, arrived_at from jsonb_to_recordset(cast(:data as jsonb))
                as d(patient text, feed text, at timestamptz, arrived_at timestamptz)
            order by patient, feed
            on conflict (patient, feed) do update set at = excluded.at, arrived_at = excluded.arrived_at
            where newest_datum.at < excluded.at
            """)
    void putAllNewest(String data);

    /** Sets the state of a feed. */
    @Query("""
            insert into feed (patient, feed, unit, status, last_at, since)
            values (:patient, :feed, :unit, :status, :lastAt, :since)
            on conflict (patient, feed) do update set unit = excluded.unit, status = excluded.status,
                last_at = excluded.last_at, since = excluded.since
            """)
    void putFeed(String patient, String feed, @Nullable String unit, String status, Instant lastAt, Instant since);
}
