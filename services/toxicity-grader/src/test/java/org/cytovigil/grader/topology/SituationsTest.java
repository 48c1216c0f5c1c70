// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.LateEvidence;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes again, late, corrected or unreadable, and what must come of it. */
class SituationsTest extends Situations {
    SituationsTest(@TempDir Path state) {
        super(state);
    }

    private static List<ToxicityGraded> lines(Ward ward) {
        return ward.read(Topics.GRADES_ASSESSED).stream()
                .map(value -> (ToxicityGraded) value)
                .filter(line -> line.getGradingSystem().toString().equals("astct-crs-2019"))
                .toList();
    }

    private static List<String> late(Ward ward) {
        return ward.read(Topics.GRADING_LATE).stream()
                .map(value -> ((LateEvidence) value).getId().toString())
                .toList();
    }

    /** A monitor or gateway sends a batch again, after a restart too: no line, no alert, no dead letter more. */
    @Test
    void aReplayedBatchTellsNothingASecondTime() {
        List<String> batch = List.of(
                Lines.temperature("t", "08:00:00", "38.6"),
                Lines.cannula("o", "08:00:00", 2, "FINAL"),
                Lines.sample("m0", "08:00:00", "SPO2", "91"),
                Lines.sample("m1", "08:00:01", "SPO2", "92"),
                Lines.systolic("s0", "08:00:00", "84"),
                Lines.systolic("s1", "08:03:00", "82"));
        try (Ward ward = new Ward(state)) {
            ward.at("08:03:00");
            batch.forEach(ward::receive);
            assertThat(ward.alerts()).contains("RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(lines(ward)).isNotEmpty();
            batch.forEach(ward::receive);
            ward.restart(Duration.ofSeconds(10));
            batch.forEach(ward::receive);
            assertThat(ward.alerts()).isEmpty();
            assertThat(lines(ward)).isEmpty();
            assertThat(letters(ward)).isEmpty();
        }
    }

    /**
     * A network was away and a batch comes three hours late. What it tells of the past rewrites history with links to
     * the lines that no longer hold; a rise that is wholly past and older than two hours is a note; nothing goes to the
     * late evidence, which is for what is older than 72 hours.
     */
    @Test
    void aBatchThreeHoursLateRewritesHistoryAndPagesNobodyForWhatIsOver() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "38.4"));
            ward.at("11:00:00").receive(Lines.roomAir("o2", "10:59:00"));
            List<String> before = lines(ward).stream()
                    .map(line -> line.getLineId().toString())
                    .toList();
            ward.alerts();
            ward.receive(Lines.cannula("o0", "08:00:00", 3, "FINAL")).receive(Lines.roomAir("o1", "08:30:00"));
            ward.at("11:01:00");
            assertThat(ward.alerts())
                    .filteredOn(step -> step.endsWith("page"))
                    .as("pages")
                    .isEmpty();
            assertThat(lines(ward))
                    .anySatisfy(line -> {
                        assertThat(line.getGrade()).isEqualTo(2);
                        assertThat(line.getFrom()).isEqualTo(Ward.EIGHT);
                        assertThat(line.getSupersedes())
                                .extracting(CharSequence::toString)
                                .isNotEmpty()
                                .isSubsetOf(before);
                    })
                    .anySatisfy(line -> {
                        assertThat(line.getGrade()).isEqualTo(1);
                        assertThat(line.getFrom()).isEqualTo("2026-01-15T08:30:00Z");
                    });
            assertThat(late(ward)).isEmpty();
        }
    }

    /** The same batch, but what it tells still holds when it becomes known: it pages as any other rise. */
    @Test
    void aBatchThreeHoursLateThatStillHoldsPages() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "38.4"));
            ward.alerts();
            ward.at("11:00:00").receive(Lines.cannula("o0", "08:05:00", 3, "FINAL"));
            assertThat(ward.alerts()).contains("RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(late(ward)).isEmpty();
        }
    }

    /** What is older than 72 hours is history: kept as late evidence, and nobody is paged. */
    @Test
    void whatIsBeyondTheHorizonIsLateEvidenceAndPagesNobody() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "36.8")).receive(Lines.roomAir("o", "08:00:00"));
            ward.alerts();
            ward.receive(Lines.temperature("old-t", "2026-01-12T07:59:00Z", "39.0"))
                    .receive(Lines.cannula("old-o", "2026-01-12T07:59:00Z", 8, "FINAL"));
            assertThat(late(ward)).containsExactly("old-t", "old-o");
            assertThat(ward.alerts()).isEmpty();
        }
    }

    /** A flow was charted wrongly and paged: the correction is told as a retraction of the very alert that paged. */
    @Test
    void aCorrectedValueIsRetractedToThoseWhoWerePaged() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "38.6"))
                    .receive(Lines.cannula("o", "08:00:00", 8, "FINAL"));
            AlertTransition paged = steps(ward).stream()
                    .filter(AlertTransition::getPage)
                    .findFirst()
                    .orElseThrow();
            assertThat(paged.getPriority().toString()).isEqualTo("HIGH");
            ward.at("08:10:00").receive(Lines.cannula("o", "08:00:00", 3, "CORRECTED"));
            assertThat(steps(ward)).singleElement().satisfies(step -> {
                assertThat(step.getTransition().toString()).isEqualTo("RETRACTED");
                assertThat(step.getCause().toString()).isEqualTo("RETRACTED");
                assertThat(step.getPage()).isTrue();
                assertThat(step.getPriority().toString()).isEqualTo("INFO");
                assertThat(step.getGrade()).isEqualTo(2);
                assertThat(step.getRetracts()).isEqualTo(paged.getAlertId());
            });
        }
    }

    /** Bytes that nobody can read are kept whole with where they stood; the record after them is graded. */
    @Test
    void aPoisonRecordIsKeptWithItsPlaceAndTheNextRecordIsGraded() {
        byte[] poison = {0, 0, 0, 0, 7, 1};
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t0", "08:00:00", "36.8"));
            ward.raw(Topics.VITALS, "p1", poison).receive(Lines.temperature("t1", "08:00:00", "38.4"));
            assertThat(letters(ward)).singleElement().satisfies(letter -> {
                assertThat(letter.getReason().toString()).isEqualTo("UNREADABLE");
                assertThat(letter.getRaw()).isEqualTo(ByteBuffer.wrap(poison));
                assertThat(letter.getSourceTopic().toString()).isEqualTo(Topics.VITALS);
                assertThat(letter.getSourcePartition()).isZero();
                assertThat(letter.getSourceOffset()).isEqualTo(1);
                assertThat(letter.getSourceKey()).isEqualTo(ByteBuffer.wrap("p1".getBytes(StandardCharsets.UTF_8)));
            });
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
        }
    }
}
