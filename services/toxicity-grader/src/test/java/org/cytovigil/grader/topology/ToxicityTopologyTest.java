// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    private static String vital(String id, String parameter, String value, String unit, String at, String more) {
        return "{\"type\":\"observation\",\"patient\":\"p1\",\"id\":\"" + id + "\",\"parameter\":\"" + parameter
                + "\",\"value\":" + value + ",\"unit\":\"" + unit + "\",\"at\":\"2026-01-15T" + at + "Z\"" + more + "}";
    }

    private static String temperature(String id, String value, String at) {
        return vital(id, "TEMPERATURE", value, "Cel", at, "");
    }

    private static String systolic(String id, String value, String at) {
        return vital(id, "SYSTOLIC_BP", value, "mm[Hg]", at, "");
    }

    @Test
    void lowPressureThatNobodyRepeatsPagesAfterFifteenMinutesWithNoFurtherEvent() {
        try (Ward ward = new Ward(state)) {
            ward.receive(temperature("t1", "38.4", "08:00:00")).receive(systolic("s1", "84", "08:00:00"));
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
            ward.receive(temperature("t1", "38.6", "08:00:00"))
                    .receive(
                            "{\"type\":\"oxygen\",\"patient\":\"p1\",\"id\":\"o1\",\"device\":\"NASAL_CANNULA\",\"flow\":2,\"at\":\"2026-01-15T08:00:00Z\"}")
                    .receive(vital("c1", "SPO2", "93", "%", "08:00:00", ",\"method\":\"CONTINUOUS\""));
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
            ward.receive(temperature("t1", "38.4", "08:00:00")).receive(systolic("s1", "84", "08:00:00"));
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
            ward.receive(systolic("s2", "86", "08:05:00"))
                    .receive(temperature("t1", "38.4", "08:00:00"))
                    .receive(systolic("s1", "88", "08:00:00"));
            assertThat(ward.alerts()).last().isEqualTo("RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(ward.grades()).last().asString().startsWith("astct-crs-2019 2 08:00");
            ward.receive(systolic("s1", "88", "08:00:00"));
            assertThat(ward.alerts()).isEmpty();
            assertThat(ward.grades()).isEmpty();
        }
    }

    @Test
    void correctionOfAPagedGradeIsRetracted() {
        try (Ward ward = new Ward(state)) {
            String oxygen =
                    "{\"type\":\"oxygen\",\"patient\":\"p1\",\"id\":\"o1\",\"device\":\"NASAL_CANNULA\",\"flow\":%s,\"at\":\"2026-01-15T08:00:00Z\",\"status\":\"%s\"}";
            ward.receive(temperature("t1", "38.6", "08:00:00")).receive(String.format(oxygen, "8", "FINAL"));
            assertThat(ward.alerts()).contains("RAISED HIGH CRS_ROSE 3 page");
            ward.at("08:10:00").receive(String.format(oxygen, "3", "CORRECTED"));
            assertThat(ward.alerts()).containsExactly("RETRACTED INFO RETRACTED 2 page");
        }
    }

    @Test
    void whatCannotBeReadIsKeptWholeAndTheNextGoodEventWorks() {
        try (Ward ward = new Ward(state)) {
            byte[] poison = {0, 1, 2, 3};
            ward.raw(Topics.VITALS, "p1", poison).raw(Topics.VITALS, null, poison);
            List<MessageRejected> rejected = ward.read(Topics.REJECTED).stream()
                    .map(value -> (MessageRejected) value)
                    .toList();
            assertThat(rejected)
                    .map(letter -> letter.getReason().toString())
                    .containsExactly("UNREADABLE", "NO_PATIENT");
            assertThat(rejected.get(0).getRaw().array()).isEqualTo(poison);
            assertThat(rejected.get(0).getSourceTopic().toString()).isEqualTo(Topics.VITALS);
            assertThat(rejected.get(0).getSourceKey())
                    .isEqualTo(ByteBuffer.wrap("p1".getBytes(StandardCharsets.UTF_8)));
            assertThat(rejected.get(1).getSourceKey()).isNull();
            ward.receive(temperature("t1", "38.4", "08:00:00"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
        }
    }

    @Test
    void aRecordingFromLastWeekIsGradedAndPagesNobody() {
        try (Ward ward = new Ward(state)) {
            ward.receive(temperature("t1", "39.4", "08:00:00").replace("2026-01-15", "2026-01-05"))
                    .receive(systolic("s1", "70", "08:00:00").replace("2026-01-15", "2026-01-05"))
                    .receive(systolic("s2", "70", "08:05:00").replace("2026-01-15", "2026-01-05"));
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
