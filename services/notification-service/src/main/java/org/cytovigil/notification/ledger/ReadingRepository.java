// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points of the series of all patients. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface ReadingRepository extends GenericRepository<ReadingRow, String> {
    /** Keeps a version of a fact where none newer is known; a null point takes it out. */
    @Query("""
            insert into reading (patient, source, fact_id, series, at, version, point)
            values (:patient, :source, :factId, :series, :at, :version, :point)
            on conflict (patient, fact_id, source) do update set series = excluded.series, at = excluded.at,
                version = excluded.version, point = excluded.point
            where reading.version <= excluded.version
            """)
    void put(
            String patient,
            String source,
            String factId,
            String series,
            Instant at,
            Instant version,
            @Nullable String point);

    /** The first sample of a stretch; later ones add nothing to what is drawn. */
    @Query("""
            insert into reading (patient, fact_id, series, at, version, point)
            values (:patient, :factId, :series, :at, :version, :point)
            on conflict do nothing
            """)
    void putFirst(String patient, String factId, String series, Instant at, Instant version, String point);

    /**
     * The same for many.
     *
     * @param readings a JSON list of objects with the names of the columns
     */
    @Query("""
            insert into reading (patient, fact_id, series, at, version, point)
            select patient, fact_id, series, at, version, point from jsonb_to_recordset(cast(:readings as jsonb))
                as r(patient text, fact_id text, series text, at timestamptz, version timestamptz, point text)
            order by patient, fact_id
            on conflict do nothing
            """)
    void putAllFirst(String readings);

    /** A sample that was taken back or replaced, where it is the one that is drawn. */
    @Query("""
            update reading set point = :point, version = :version
            where patient = :patient and fact_id = :factId and at = :at and version <= :version
            """)
    void amend(String patient, String factId, Instant at, Instant version, @Nullable String point);

    /** Points of a patient in a stretch of time, in order. */
    @Query("""
            select series, at, point from reading
            where patient = :patient and at >= :begin and at < :finish and point is not null
            order by at, fact_id, source limit :most
            """)
    List<ReadingRow> between(String patient, Instant begin, Instant finish, int most);

    /** Points of a patient by the ids of their facts, separated by the unit separator. */
    @Query("""
            select fact_id, series, at, point from reading
            where patient = :patient and point is not null and fact_id = any(string_to_array(:ids, chr(31)))
            """)
    List<NamedReading> named(String patient, String ids);

    /** The newest point of each series of a patient since then. */
    @Query("""
            select distinct on (series) fact_id, series, at, point from reading
            where patient = :patient and at >= :since and point is not null order by series, at desc
            """)
    List<NamedReading> latest(String patient, Instant since);

    /** The steps of the therapies of all patients, oldest first. */
    @Query("""
            select patient, at, point from reading where series = 'THERAPY' and point is not null order by patient, at
            """)
    List<TherapyRow> therapies();

    /** Deletes what is older; steps of a therapy stay as long as days are counted from them. Answers how many rows. */
    @Query("""
            delete from reading
            where at < :old and (series <> 'THERAPY' or at < cast(:old as timestamptz) - interval '100 days')
            """)
    long deleteBefore(Instant old);
}
