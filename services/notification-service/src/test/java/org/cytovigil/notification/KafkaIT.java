// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.cytovigil.schema.course.PatientRecord;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.cytovigil.schema.paging.ReplyReceived;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a record on a topic to a phone and back to the topics, through the packaged service. */
@ExtendWith(EmbeddedPlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private PackagedService desk;

    @BeforeAll
    void start(EmbeddedPlatform platform) throws Exception {
        desk = new PackagedService(platform, "kafka_it");
    }

    @AfterAll
    void stop() {
        if (desk != null) {
            desk.close();
        }
    }

    @Test
    void anAlertOnTheTopicReachesThePhoneAndItsStoryIsPublished(EmbeddedPlatform platform) throws Exception {
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("it-1").build());
        await().atMost(PATIENCE)
                .until(() -> desk.sentTo(PackagedService.ADA, "it-1").size() == 1);
        String code = desk.api("/api/alerts/it-1").path("code").asText();
        desk.text(PackagedService.ADA, code + " A");

        TopicReader reader = new TopicReader(platform.settings());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(transitions(reader, "it-1")).containsExactly("RAISED", "ACKNOWLEDGED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outcomes(reader, "it-1")).containsExactly("ACCEPTED", "DELIVERED"));
        assertThat(reader.all(Topics.REPLIES))
                .filteredOn(value -> value instanceof ReplyReceived reply && "it-1".contentEquals(reply.getAlertId()))
                .hasSize(1);
        assertThat(reader.all(Topics.ROSTERS)).isNotEmpty();
        assertThat(reader.all(Topics.AUDIT))
                .anyMatch(
                        value -> ((ActionRecorded) value).getAction().toString().equals("ALERT_ACKNOWLEDGED"));
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndTheNextGoodRecordStillWorks(EmbeddedPlatform platform)
            throws Exception {
        publishRaw(platform, "patient-7", new byte[] {7, 7, 7});
        publishRaw(platform, "patient-7", new byte[] {0, 0, 15, 66, 63, 2, 2});
        publishRaw(platform, null, new byte[] {0, 0, 0, 0, 1});
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("odd-1").setPriority("SHRILL").build());
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("it-2").build());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                desk.api("/api/alerts/it-2").path("state").asText())
                        .isEqualTo("OPEN"));
        await().atMost(PATIENCE)
                .until(() -> !desk.sentTo(PackagedService.ADA, "it-2").isEmpty());
        TopicReader reader = new TopicReader(platform.settings());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.all(Topics.REJECTED))
                        .extracting(
                                value -> ((MessageRejected) value).getReason().toString())
                        .contains("UNREADABLE", "MALFORMED", "UNKNOWN_VALUE")
                        .filteredOn("UNREADABLE"::equals)
                        .hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void aWardNameWithANulAndAPatientThatTheLedgerRefusesHoldUpNobody(EmbeddedPlatform platform) throws Exception {
        publish(platform, Topics.GRADES_CURRENT, "bad|astct-crs-2019", grade("nul-line", 1, "bad\u0000patient"));
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("nul-1").setUnit("6E\u0000").build());
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("nul-2").build());
        // The one that could be read in part pages too: a missed alert is worse than an odd ward.
        for (String alert : List.of("nul-1", "nul-2")) {
            await().atMost(PATIENCE)
                    .until(() -> !desk.sentTo(PackagedService.ADA, alert).isEmpty());
        }
        TopicReader reader = new TopicReader(platform.settings());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.all(Topics.REJECTED).stream()
                                .map(MessageRejected.class::cast)
                                .filter(letter ->
                                        String.valueOf(letter.getSourceTopic()).equals(Topics.ALERTS)
                                                || String.valueOf(letter.getSourceTopic())
                                                        .equals(Topics.GRADES_CURRENT)))
                        .anyMatch(letter ->
                                letter.getReason().toString().equals("MALFORMED") && letter.getSourceOffset() != null)
                        .anyMatch(letter -> letter.getReason().toString().equals("REFUSED")
                                && letter.getDetail().toString().contains("22021")));
        assertThat(reader.all(Topics.AUDIT))
                .anyMatch(
                        value -> ((ActionRecorded) value).getAction().toString().equals("TECHNICAL_ALARM"));
        assertThat(desk.health().path("details").path("intake").path("status").asText())
                .isEqualTo("UP");
    }

    @Test
    void thePagesAndTheAgeOfDataFollowThePatient(EmbeddedPlatform platform) throws Exception {
        publish(platform, Topics.GRADES_CURRENT, "board-2|astct-crs-2019", grade("fresh-line", 0, "board-2"));
        Instant at = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
        publish(
                platform,
                Topics.VITALS,
                "board-2",
                VitalSignObserved.newBuilder()
                        .setPatient("board-2")
                        .setAt(at)
                        .setParameter("HEART_RATE")
                        .setValue("80")
                        .setUnit("/min")
                        .setMethod("CONTINUOUS")
                        .build());
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(desk.api("/api/patients/board-2").path("newestDatumAt").asText())
                    .isEqualTo(at.toString());
            assertThat(desk.api("/api/patients/board-2").path("feeds").toString())
                    .contains("CONTINUOUS_VITALS");
        });
        publish(platform, Topics.PATIENT, "patient-7", ward("5B", at.minusSeconds(60)));
        publish(
                platform,
                Topics.ALERTS,
                "patient-7",
                PackagedService.raised("moved-it").build());
        await().atMost(PATIENCE)
                .until(() -> !desk.sentTo(PackagedService.ADA, "moved-it").isEmpty());
        publish(platform, Topics.PATIENT, "patient-7", ward("7Q", at));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                desk.sentTo(PackagedService.ADA, "moved-it").toString())
                        .contains("Ward 7Q: MEDIUM priority alert"));
    }

    private static PatientRecord ward(String unit, Instant at) {
        return PatientRecord.newBuilder()
                .setPatient("patient-7")
                .setAt(at)
                .setUnit(unit)
                .build();
    }

    @Test
    void theBoardShowsTheNewestGradeAndTheTimelineAll(EmbeddedPlatform platform) throws Exception {
        publish(platform, Topics.GRADES_ASSESSED, "board-1", grade("l1", 1));
        publish(platform, Topics.GRADES_ASSESSED, "board-1", grade("l2", 2));
        publish(platform, Topics.GRADES_CURRENT, "board-1|astct-crs-2019", grade("l2", 2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.api("/api/patients/board-1")
                                .path("grades")
                                .path(0)
                                .path("grade")
                                .asInt())
                        .isEqualTo(2));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                desk.api("/api/patients/board-1/timeline").path("grades"))
                        .hasSize(2));
    }

    private static ToxicityGraded grade(String line, int grade) {
        return grade(line, grade, "board-1");
    }

    private static ToxicityGraded grade(String line, int grade, String patient) {
        var at = PackagedService.raised("x").getAt().minusSeconds(60L - grade);
        return ToxicityGraded.newBuilder()
                .setLineId(line)
                .setPatient(patient)
                .setUnit("5B")
                .setGradingSystem("astct-crs-2019")
                .setGrade(grade)
                .setUpper(grade)
                .setCompleteness("COMPLETE")
                .setFrom(at)
                .setKnownAt(at)
                .setFlags(List.of())
                .setBecause(List.of())
                .setMissing(List.of())
                .setEdition("test")
                .setSupersedes(List.of())
                .build();
    }

    private static List<String> transitions(TopicReader reader, String alertId) {
        return reader.all(Topics.ALERTS).stream()
                .filter(value -> value instanceof AlertTransition)
                .map(AlertTransition.class::cast)
                .filter(step -> alertId.contentEquals(step.getAlertId()))
                .map(step -> step.getTransition().toString())
                .toList();
    }

    private static List<String> outcomes(TopicReader reader, String alertId) {
        return reader.all(Topics.DELIVERIES).stream()
                .map(DeliveryRecorded.class::cast)
                .filter(delivery -> alertId.contentEquals(delivery.getAlertId()))
                .map(delivery -> delivery.getOutcome().toString())
                .toList();
    }

    static void publish(EmbeddedPlatform platform, String topic, String key, SpecificRecord value) throws Exception {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(new KafkaSettings(platform.settings()).producer())) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    @SuppressWarnings("NullAway") // a record without a key is the point
    private static void publishRaw(EmbeddedPlatform platform, @Nullable String key, byte[] value) throws Exception {
        Map<String, Object> properties = new KafkaSettings(platform.settings()).client();
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.ALERTS, key, value)).get();
        }
    }
}
