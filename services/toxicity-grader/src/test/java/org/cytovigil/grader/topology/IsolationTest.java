// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One record, one patient or one state that cannot be used costs nobody else anything, and is told. */
class IsolationTest {
    private static final String PAGED = "RAISED MEDIUM FEED_SILENT page";
    private static final byte[] HUGE = new byte[3 * 1024 * 1024];

    private final Path state;

    IsolationTest(@TempDir Path state) {
        this.state = state;
    }

    @Test
    void aStateThatCannotBeReadIsSetAsideAndThePatientIsWatchedAnew() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "38.4"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.damage(Nodes.PATIENTS, "p1");
            ward.receive(Lines.temperature("t2", "08:00:00", "38.6").replace("p1", "p2"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.receive(Lines.temperature("t3", "08:00:00", "38.5"));
            assertThat(ward.alerts()).containsExactly(PAGED, "RAISED LOW CRS_ROSE 1");
            assertThat(letters(ward)).singleElement().satisfies(letter -> {
                assertThat(letter.getReason().toString()).isEqualTo("STATE_UNREADABLE");
                assertThat(letter.getRaw()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            });
            assertThat(ward.count("cytovigil.events.rejected", "reason", "STATE_UNREADABLE"))
                    .isEqualTo(1);
        }
    }

    /** The timer comes before any event does. */
    @Test
    void aStateThatOnlyATimerReadsIsSetAsideToo() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "38.4")).receive(Lines.systolic("s", "08:00:00", "84"));
            ward.receive(Lines.temperature("u", "08:00:00", "38.4").replace("p1", "p2"))
                    .receive(Lines.systolic("v", "08:00:00", "84").replace("p1", "p2"));
            ward.alerts();
            ward.damage(Nodes.PATIENTS, "p1");
            ward.at("08:15:00");
            assertThat(pages(ward)).containsExactlyInAnyOrder("p1 FEED_SILENT", "p2 CRS_ROSE");
        }
    }

    @Test
    void aHistoryThatCannotBeReadIsSetAsideAndTheLateFactCounts() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "36.4"));
            ward.at("09:00:00");
            ward.damage(Nodes.FACTS, "p1");
            ward.receive(Lines.temperature("t1", "08:30:00", "38.4").replace("FINAL", "CORRECTED"));
            assertThat(ward.alerts()).contains(PAGED, "RAISED LOW CRS_ROSE 1");
        }
    }

    /** -1 and 0 are "no timestamp"; a stamp in seconds lies in January 1970, one in microseconds lies in the year 58000. */
    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1_768_464_000L, 1_768_464_000_000_000L, Long.MAX_VALUE})
    void aRecordWithAnImpossibleTimestampArrivesNow(long timestamp) {
        try (Ward ward = new Ward(state)) {
            byte[] fever = ward.bytes(Lines.temperature("t1", "08:00:00", "38.4"));
            ward.stamped(Topics.VITALS, "p1", fever, timestamp);
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.at("08:20:00");
            ward.receive(Lines.temperature("t2", "08:20:00", "38.4").replace("p1", "p2"));
            assertThat(ward.alerts()).contains("RAISED LOW CRS_ROSE 1");
            assertThat(letters(ward)).isEmpty();
        }
    }

    @Test
    void aRecordThatGrewBeyondAnyEventIsKeptAndItsNeighboursAreGraded() {
        try (Ward ward = new Ward(state)) {
            ward.raw(Topics.VITALS, "p1", HUGE).receive(Lines.temperature("t1", "08:00:00", "38.4"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            assertThat(letters(ward)).singleElement().satisfies(letter -> {
                assertThat(letter.getReason().toString()).isEqualTo("TOO_LARGE");
                assertThat(letter.getRaw().remaining()).isEqualTo(HUGE.length);
                assertThat(letter.getRawBytes()).isNull();
            });
        }
    }

    @Test
    void whatIsTooLargeToBeKeptIsCutAndSaysSo() {
        byte[] larger = new byte[DeadLetter.MOST_BYTES + 1];
        try (Ward ward = new Ward(state)) {
            ward.raw(Topics.VITALS, "p1", larger);
            assertThat(letters(ward)).singleElement().satisfies(letter -> {
                assertThat(letter.getRaw().remaining()).isEqualTo(DeadLetter.MOST_BYTES);
                assertThat(letter.getRawBytes()).isEqualTo(larger.length);
            });
        }
    }

    /** All timers fall due during an outage; they are worked off in slices, and an event between them is graded. */
    @Test
    void timersThatAreDueAtOnceTakeEffectInSlices() {
        int patients = 1_201;
        try (Ward ward = new Ward(state)) {
            for (int number = 0; number < patients; number++) {
                String patient = "x" + number;
                ward.receive(Lines.temperature("t", "08:00:00", "38.4").replace("p1", patient))
                        .receive(Lines.systolic("s", "08:00:00", "84").replace("p1", patient));
            }
            ward.alerts();
            ward.restart(Duration.ofHours(1));
            ward.pass(Duration.ofMillis(100));
            assertThat(pages(ward)).hasSize(500);
            ward.receive(Lines.temperature("t9", "09:00:00", "38.4").replace("p1", "new"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.pass(Duration.ofMillis(100)).pass(Duration.ofMillis(100));
            assertThat(pages(ward)).hasSize(patients - 500);
        }
    }

    @Test
    void aRecordWithoutKeyAndValueIsCounted() {
        try (Ward ward = new Ward(state)) {
            assertThat(ward.count("cytovigil.events.rejected", "reason", "NO_PATIENT"))
                    .isZero();
            ward.tombstone(Topics.VITALS, null).tombstone(Topics.PATIENT, "p1");
            assertThat(ward.count("cytovigil.events.rejected", "reason", "NO_PATIENT"))
                    .isEqualTo(1);
            assertThat(letters(ward)).hasSize(1);
        }
    }

    @Test
    void whatIsCountedIsThereFromTheStart() {
        try (Ward ward = new Ward(state)) {
            assertThat(ward.count("cytovigil.late.events")).isZero();
            assertThat(ward.count("cytovigil.grading.failures")).isZero();
            assertThat(ward.count("cytovigil.events.rejected", "reason", "INTERNAL"))
                    .isZero();
        }
    }

    private static List<MessageRejected> letters(Ward ward) {
        return ward.read(Topics.REJECTED).stream()
                .map(value -> (MessageRejected) value)
                .toList();
    }

    private static List<String> pages(Ward ward) {
        return ward.read(Topics.ALERTS).stream()
                .map(value -> (AlertTransition) value)
                .filter(AlertTransition::getPage)
                .map(step -> step.getPatient() + " " + step.getCause())
                .toList();
    }
}
