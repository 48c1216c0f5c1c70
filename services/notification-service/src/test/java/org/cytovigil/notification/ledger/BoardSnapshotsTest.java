// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is read column by column is what the repository reads by name. */
class BoardSnapshotsTest {
    private static final Instant AT = Instant.parse("2026-03-29T01:02:03.456789Z");
    private static LedgerDatabase database;

    @BeforeAll
    static void fill() {
        database = LedgerDatabase.start();
        BoardRepository board = database.bean(BoardRepository.class);
        board.putPatient("p-1", "5B", "INPATIENT", AT);
        board.putPatient("p-2", null, null, AT.plusSeconds(2));
        board.putFeed("p-1", "LABS", "5B", "SILENT", AT.plusSeconds(3), AT.plusSeconds(4));
        board.putFeed("p-2", "CONTINUOUS_VITALS", null, "LIVE", AT.plusSeconds(5), AT.plusSeconds(6));
        board.putNewest("p-1", "LABS", AT.plusSeconds(7), AT.plusSeconds(8));
        board.putNewest("p-2", "SPOT_VITALS", AT.plusSeconds(9), AT.plusSeconds(10));
        grade("p-1", "astct-crs-2019", 2, 3, null, null);
        grade("p-1", "easix", 0, 0, new BigDecimal("3.25"), "HIGH");
        grade("p-3", "astct-icans-2019", 1, 1, null, null);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void allPatientsAreThoseOfTheRepository() {
        BoardRepository board = database.bean(BoardRepository.class);
        BoardSnapshot look = database.bean(BoardSnapshots.class).all();
        assertThat(look.patients()).extracting(PatientRow::patient).containsExactly("p-1", "p-2", "p-3");
        assertThat(look.patients()).isEqualTo(board.patients());
        assertThat(look.grades()).hasSize(3).isEqualTo(board.grades());
        assertThat(look.feeds()).hasSize(2).isEqualTo(board.feeds());
        assertThat(look.data())
                .containsExactly(
                        new NewestDatum("p-1", "LABS", AT.plusSeconds(7), AT.plusSeconds(8)),
                        new NewestDatum("p-2", "SPOT_VITALS", AT.plusSeconds(9), AT.plusSeconds(10)));
    }

    @Test
    void onePatientHasNothingOfAnother() {
        BoardSnapshots snapshots = database.bean(BoardSnapshots.class);
        BoardSnapshot all = snapshots.all();
        BoardSnapshot one = snapshots.of("p-1");
        assertThat(one.patients()).containsExactly(all.patients().get(0));
        assertThat(one.grades()).isEqualTo(all.grades().subList(0, 2));
        assertThat(one.feeds()).containsExactly(all.feeds().get(0));
        assertThat(one.data()).containsExactly(all.data().get(0));
        assertThat(snapshots.of("p-3").patients()).hasSize(1);
        assertThat(snapshots.of("nobody").patients()).isEmpty();
    }

    private static void grade(
            String patient, String system, int grade, int upper, @Nullable BigDecimal score, @Nullable String band) {
        database.bean(GradeRepository.class)
                .put(
                        patient,
                        system,
                        grade,
                        upper,
                        score,
                        band,
                        "PARTIAL",
                        AT.plusSeconds(11),
                        AT.plusSeconds(12),
                        "[\"STALE\"]",
                        "[1]",
                        "[2]",
                        "2",
                        "[3]");
    }
}
