// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.grading.FeedStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with a monitor, and what must come of it. */
class MonitorSituationsTest extends Situations {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    MonitorSituationsTest(@TempDir Path state) {
        super(state);
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
}
