// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes in grades. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface GradeRepository extends GenericRepository<GradeRow, String> {
    /** Sets the newest grade; Kafka's order within a key is the order of truth. */
    @Query("""
            insert into grade (patient, grading_system, grade, upper, score, band, completeness, since, known_at, flags,
                               because, missing, edition, suggestions)
            values (:patient, :gradingSystem, :grade, :upper, :score, :band, :completeness, :since, :knownAt,
                     :flags, :because, :missing, :edition, :suggestions)
            on conflict (patient, grading_system) do update set grade = excluded.grade, upper = excluded.upper,
                score = excluded.score, band = excluded.band,
                completeness = excluded.completeness, since = excluded.since, known_at = excluded.known_at,
                flags = excluded.flags, because = excluded.because, missing = excluded.missing,
                edition = excluded.edition, suggestions = excluded.suggestions
            """)
    void put(
            String patient,
            String gradingSystem,
            int grade,
            int upper,
            @Nullable BigDecimal score,
            @Nullable String band,
            String completeness,
            Instant since,
            Instant knownAt,
            String flags,
            String because,
            String missing,
            String edition,
            String suggestions);

    /** Removes the grade of a patient who is no longer watched. */
    @Query("delete from grade where patient = :patient and grading_system = :gradingSystem")
    void remove(String patient, String gradingSystem);

    /** Adds a published line; a line read twice is there once. */
    @Query("""
            insert into grade_line (line_id, patient, grading_system, grade, upper, score, band, completeness, since,
                                    known_at, flags)
            values (:lineId, :patient, :gradingSystem, :grade, :upper, :score, :band, :completeness, :since,
                    :knownAt, :flags)
            on conflict (line_id) do nothing
            """)
    void addLine(
            String lineId,
            String patient,
            String gradingSystem,
            int grade,
            int upper,
            @Nullable BigDecimal score,
            @Nullable String band,
            String completeness,
            Instant since,
            Instant knownAt,
            String flags);
}
