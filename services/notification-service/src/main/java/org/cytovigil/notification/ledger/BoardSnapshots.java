// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.transaction.TransactionDefinition.Isolation;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the board shows, all of it as it was at one instant. The rows are read column by column: a board of 500 patients
 * has thousands, is read with each change, and to map them took longer than all else (bench: console_page).
 */
@Singleton
public class BoardSnapshots {
    private static final String PATIENTS = """
            select patient, max(unit), max(setting), max(changed_at) from (
                select patient, unit, setting, changed_at from patient
                union all select patient, null, null, known_at from grade) p
            where cast(? as text) is null or patient = ? group by patient order by patient
            """;
    private static final String GRADES = """
            select patient, grading_system, grade, upper, score, band, completeness, since, known_at, flags, because,
                missing, edition, suggestions
            from grade where cast(? as text) is null or patient = ? order by patient, grading_system
            """;
    private static final String FEEDS = """
            select patient, feed, unit, status, last_at, since
            from feed where cast(? as text) is null or patient = ? order by patient, feed
            """;
    private static final String DATA = """
            select patient, feed, at, arrived_at
            from newest_datum where cast(? as text) is null or patient = ? order by patient, feed
            """;

    private final JdbcOperations database;

    public BoardSnapshots(JdbcOperations database) {
        this.database = database;
    }

    /** Reads one row. */
    @FunctionalInterface
    private interface RowReader<R> {
        R row(ResultSet at) throws SQLException;
    }

    /** All patients. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BoardSnapshot all() {
        return read(null);
    }

    /** One patient; empty lists where nothing is known. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public BoardSnapshot of(String patient) {
        return read(patient);
    }

    private BoardSnapshot read(@Nullable String patient) {
        return new BoardSnapshot(
                rows(
                        PATIENTS,
                        patient,
                        at -> new PatientRow(at.getString(1), at.getString(2), at.getString(3), instant(at, 4))),
                rows(GRADES, patient, BoardSnapshots::grade),
                rows(
                        FEEDS,
                        patient,
                        at -> new FeedRow(
                                at.getString(1),
                                at.getString(2),
                                at.getString(3),
                                at.getString(4),
                                instant(at, 5),
                                instant(at, 6))),
                rows(
                        DATA,
                        patient,
                        at -> new NewestDatum(at.getString(1), at.getString(2), instant(at, 3), instant(at, 4))));
    }

    private static GradeRow grade(ResultSet at) throws SQLException {
        return new GradeRow(
                at.getString(1),
                at.getString(2),
                at.getInt(3),
                at.getInt(4),
                at.getBigDecimal(5),
                at.getString(6),
                at.getString(7),
                instant(at, 8),
                instant(at, 9),
                at.getString(10),
                at.getString(11),
                at.getString(12),
                at.getString(13),
                at.getString(14));
    }

    private static Instant instant(ResultSet at, int column) throws SQLException {
        return at.getObject(column, OffsetDateTime.class).toInstant();
    }

    private <R> List<R> rows(String query, @Nullable String patient, RowReader<R> reader) {
        return database.prepareStatement(query, statement -> {
            statement.setString(1, patient);
            statement.setString(2, patient);
            List<R> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(reader.row(found));
                }
            }
            return rows;
        });
    }
}
