// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToxicityTopologyTest {
    private final Path state;

    ToxicityTopologyTest(@TempDir Path state) {
        this.state = state;
    }

    @Test
    void lowPressureThatNobodyRepeatsPagesAfterFifteenMinutesWithNoFurtherEvent() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "38.4")).receive(Lines.systolic("s1", "08:00:00", "84"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.at("08:14:59");
            assertThat(ward.alerts()).isEmpty();
            ward.at("08:15:00");
            assertThat(ward.alerts()).containsExactly("RESOLVED LOW CRS_ROSE 1", "RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(ward.grades()).last().isEqualTo("astct-crs-2019 2 08:00 supersedes 1");
        }
    }

    @Test
    void unpluggedMonitorIsToldWithNoFurtherEvent() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "38.6"))
                    .receive(Lines.cannula("o1", "08:00:00", 2, "FINAL"))
                    .receive(Lines.sample("c1", "08:00:00", "SPO2", "93"));
            ward.alerts();
            ward.at("08:02:00");
            assertThat(ward.alerts()).containsExactly("RAISED LOW FEED_SILENT");
            ward.at("08:05:00");
            assertThat(ward.alerts()).containsExactly("RAISED MEDIUM FEED_SILENT page");
            assertThat(ward.read(Topics.FEED_STATUS))
                    .map(value -> ((FeedStatus) value).getFeed() + " " + ((FeedStatus) value).getStatus())
                    .contains("CONTINUOUS_VITALS OVERDUE", "CONTINUOUS_VITALS SILENT");
        }
    }

    @Test
    void timersThatFellDueWhileNobodyRanFireOnceAfterTheRestart() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "38.4")).receive(Lines.systolic("s1", "08:00:00", "84"));
            ward.alerts();
            ward.restart(Duration.ofHours(1));
            ward.pass(Duration.ofSeconds(1));
            assertThat(ward.alerts()).containsExactly("RESOLVED LOW CRS_ROSE 1", "RAISED MEDIUM CRS_ROSE 2 page");
            ward.pass(Duration.ofMinutes(1));
            assertThat(ward.alerts()).isEmpty();
        }
    }

    @Test
    void readingsOutOfOrderPageTheSameRiseOnce() {
        try (Ward ward = new Ward(state)) {
            ward.at("08:10:00");
            ward.receive(Lines.systolic("s2", "08:05:00", "86"))
                    .receive(Lines.temperature("t1", "08:00:00", "38.4"))
                    .receive(Lines.systolic("s1", "08:00:00", "88"));
            assertThat(ward.alerts()).last().isEqualTo("RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(ward.grades()).last().asString().startsWith("astct-crs-2019 2 08:00");
            ward.receive(Lines.systolic("s1", "08:00:00", "88"));
            assertThat(ward.alerts()).isEmpty();
            assertThat(ward.grades()).isEmpty();
        }
    }

    @Test
    void aRecordWithoutAKeyIsKeptWhole() {
        try (Ward ward = new Ward(state)) {
            byte[] value = {0, 1, 2, 3};
            ward.raw(Topics.VITALS, null, value);
            assertThat(ward.read(Topics.REJECTED))
                    .map(letter -> (MessageRejected) letter)
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(letter.getReason().toString()).isEqualTo("NO_PATIENT");
                        assertThat(letter.getRaw()).isEqualTo(ByteBuffer.wrap(value));
                        assertThat(letter.getSourceKey()).isNull();
                    });
        }
    }

    @Test
    void aRecordingFromLastWeekIsGradedAndPagesNobody() {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "2026-01-05T08:00:00Z", "39.4"))
                    .receive(Lines.systolic("s1", "2026-01-05T08:00:00Z", "70"))
                    .receive(Lines.systolic("s2", "2026-01-05T08:05:00Z", "70"));
            ward.pass(Duration.ofHours(9));
            assertThat(ward.grades()).isNotEmpty();
            assertThat(ward.read(Topics.GRADING_LATE)).isNotEmpty();
            assertThat(ward.alerts()).isEmpty();
        }
    }

    @Test
    void topologyAndStoreNamesDoNotChangeByAccident() throws IOException {
        try (InputStream pinned = ToxicityTopologyTest.class.getResourceAsStream("topology.txt");
                Ward ward = new Ward(state)) {
            assertThat(ward.describe())
                    .isEqualToNormalizingWhitespace(
                            new String(Objects.requireNonNull(pinned).readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
