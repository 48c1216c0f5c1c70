// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.LateEvidence;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong around a bedside, and what must come of it. */
class SituationsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private final Path state;

    SituationsTest(@TempDir Path state) {
        this.state = state;
    }

    /** One sample a minute, each as it is measured. */
    private static void monitor(Ward ward, String parameter, int minutes, IntFunction<String> value) {
        for (int minute = 0; minute < minutes; minute++) {
            String now = ward.now().toString();
            ward.receive(Lines.sample(parameter + now, now, parameter, value.apply(minute)));
            ward.pass(MINUTE);
        }
    }

    private static List<String> monitorStatus(Ward ward) {
        return ward.read(Topics.FEED_STATUS).stream()
                .map(value -> (FeedStatus) value)
                .filter(feed -> feed.getFeed().toString().equals("CONTINUOUS_VITALS"))
                .map(feed -> feed.getStatus() + " since " + Ward.time(feed.getSince()))
                .toList();
    }

    private static List<AlertTransition> steps(Ward ward) {
        return ward.read(Topics.ALERTS).stream()
                .map(value -> (AlertTransition) value)
                .toList();
    }

    private static List<MessageRejected> letters(Ward ward) {
        return ward.read(Topics.REJECTED).stream()
                .map(value -> (MessageRejected) value)
                .toList();
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

    /**
     * A monitor that sends every minute is pulled out: no event comes, and within two minutes and five seconds by wall
     * clock there is a note and the feed is told to be overdue; both end with the next sample.
     */
    @Test
    void anUnpluggedMonitorIsToldWithinTwiceItsIntervalAndEndsWhenDataResume() {
        try (Ward ward = new Ward(state)) {
            monitor(ward, "SPO2", 10, minute -> minute % 2 == 0 ? "96" : "97");
            assertThat(ward.alerts()).isEmpty();
            assertThat(monitorStatus(ward)).containsExactly("LIVE since 08:00");
            Instant last = ward.now().minus(MINUTE);
            ward.pass(Duration.between(
                    ward.now(), last.plus(MINUTE.multipliedBy(2)).plusSeconds(5)));
            assertThat(ward.alerts()).containsExactly("RAISED LOW FEED_SILENT");
            assertThat(monitorStatus(ward)).containsExactly("OVERDUE since 08:11:05");
            ward.at("08:20:00").receive(Lines.sample("again", "08:20:00", "SPO2", "96"));
            assertThat(ward.alerts()).containsExactly("RESOLVED LOW FEED_SILENT");
            assertThat(monitorStatus(ward)).containsExactly("SILENT since 08:20", "LIVE since 08:20");
        }
    }

    /**
     * A monitor stays connected and sends one heart rate for more than six hours, over a restart of the grader: one note
     * that says so, the feed is told to be frozen, nobody is paged, no grade changes; it ends with another value.
     */
    @Test
    void aFrozenMonitorIsNotedAfterSixHoursAndEndsWhenTheValueChanges() {
        try (Ward ward = new Ward(state)) {
            monitor(ward, "HEART_RATE", 180, minute -> "80");
            ward.restart(Duration.ZERO);
            monitor(ward, "HEART_RATE", 181, minute -> "80");
            assertThat(steps(ward)).isEmpty();
            assertThat(monitorStatus(ward)).isEmpty();
            monitor(ward, "HEART_RATE", 20, minute -> "80");
            assertThat(steps(ward)).singleElement().satisfies(step -> {
                assertThat(step.getCause().toString()).isEqualTo("FEED_SILENT");
                assertThat(step.getPriority().toString()).isEqualTo("LOW");
                assertThat(step.getPage()).isFalse();
                assertThat(step.getAt()).isEqualTo("2026-01-15T14:00:00Z");
                assertThat(step.getRaisedAt()).isEqualTo("2026-01-15T14:01:00Z");
                assertThat(step.getSummary().toString())
                        .isEqualTo("the monitor repeats one value of HEART_RATE since 2026-01-15T08:00:00Z");
            });
            assertThat(monitorStatus(ward)).containsExactly("FROZEN since 14:01");
            assertThat(ward.grades()).isEmpty();
            monitor(ward, "HEART_RATE", 1, minute -> "81");
            assertThat(ward.alerts()).containsExactly("RESOLVED LOW FEED_SILENT");
            assertThat(monitorStatus(ward)).containsExactly("LIVE since 14:21");
        }
    }

    /** A cuff that finds the same pressure for a day is not frozen: nothing but late vital signs is told of it. */
    @Test
    void theSameSpotReadingForADayIsNeverFrozen() {
        try (Ward ward = new Ward(state)) {
            for (int hour = 0; hour <= 24; hour += 2) {
                String now = ward.now().toString();
                ward.receive(Lines.systolic("s" + hour, now, "118")).pass(Duration.ofHours(2));
            }
            assertThat(ward.alerts()).isEmpty();
            assertThat(monitorStatus(ward)).isEmpty();
        }
    }

    /**
     * The clock of a monitor runs ten minutes ahead: its record is kept whole among the dead letters, it grades nothing,
     * and its feed does not count as alive.
     */
    @Test
    void aClockTenMinutesAheadIsADeadLetterAndKeepsNoFeedAlive() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t", "08:00:00", "38.4"));
            ward.receive(Lines.sample("m0", "08:00:00", "SPO2", "96"));
            ward.alerts();
            ward.grades();
            ward.at("08:01:00");
            for (int minute = 1; minute <= 6; minute++) {
                ward.write(Topics.VITALS, "p1", ahead("m" + minute, ward.now().plus(Duration.ofMinutes(10))));
                ward.pass(MINUTE);
            }
            assertThat(letters(ward)).hasSize(6).allSatisfy(letter -> {
                assertThat(letter.getReason().toString()).isEqualTo("FUTURE");
                assertThat(letter.getRaw()).isNotNull();
            });
            // Nothing but that the saturation of 08:00 is too old after five minutes.
            assertThat(ward.grades()).containsExactly("astct-crs-2019 1 08:05 supersedes 0");
            assertThat(ward.alerts()).containsExactly("RAISED LOW FEED_SILENT");
            assertThat(monitorStatus(ward))
                    .containsExactly("LIVE since 08:00", "OVERDUE since 08:02", "SILENT since 08:05");
        }
    }

    private static SpecificRecord ahead(String id, Instant at) {
        return VitalSignObserved.newBuilder()
                .setPatient("p1")
                .setId(id)
                .setAt(at)
                .setStatus("FINAL")
                .setParameter("SPO2")
                .setValue("70")
                .setUnit("%")
                .setMethod("CONTINUOUS")
                .build();
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
