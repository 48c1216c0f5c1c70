// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.PatientPlacement;
import org.cytovigil.kafka.Topics;
import org.cytovigil.kafka.audit.ChainLink;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.cytovigil.schema.paging.ReplyReceived;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A site with input, of which nothing was graded; then with an alert that somebody published. */
@ExtendWith(EmbeddedPlatformExtension.class)
class VerifyIT {
    private static final String PATIENT = "verify-1";

    @Test
    void anAlertThatNobodyPublishedIsAGapAndOneThatWasIsExplained(EmbeddedPlatform platform) throws Exception {
        Instant at = ScaledClock.from(platform.settings())
                .instant()
                .minus(Duration.ofMinutes(10))
                .truncatedTo(ChronoUnit.SECONDS);
        List<String> events = List.of("""
                {"type":"observation","patient":"verify-1","id":"t1","at":"%s","arrivedAt":"%s",\
                "parameter":"TEMPERATURE","value":38.6,"unit":"Cel"}""".formatted(at, at), """
                {"type":"medication","patient":"verify-1","id":"m1","at":"%s","arrivedAt":"%s",\
                "drug":"norepinephrine","action":"STARTED"}""".formatted(at, at));
        SentEvents.send(platform, events);
        AlertStep due = page(events, at);

        Typed before = Typed.command(new VerifyCommand(platform::settings));
        assertThat(before.errors()).isEmpty();
        assertThat(before.code()).isEqualTo(1);
        assertThat(before.out())
                .anyMatch(line ->
                        line.startsWith("gap ALERT_MISSING verify-1 " + due.alertId() + ": HIGH CRS_ROSE, pages"))
                .anyMatch(line -> line.startsWith("gap GRADE_DIFFERS verify-1: astct-crs-2019 published as nothing"));
        assertThat(before.out().get(before.out().size() - 1))
                .startsWith("verify edition=")
                .containsPattern(" unread=[1-9][0-9]* gaps=");

        Typed unknown = Typed.command(new ExplainCommand(platform::settings), due.alertId());
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.errors()).isEqualTo("cytovigil: no alert " + due.alertId() + " on alert.lifecycle.v1\n");

        SentEvents.put(platform, story(due, at));
        assertThat(Typed.command(new VerifyCommand(platform::settings)).out())
                .noneMatch(line -> line.startsWith("gap ALERT_MISSING verify-1 " + due.alertId()))
                .noneMatch(line -> line.startsWith("gap NOT_PAGED verify-1"));
        Typed explained = Typed.command(new ExplainCommand(platform::settings), due.alertId(), "--zone", "Asia/Tokyo");
        assertThat(explained.errors()).isEmpty();
        assertThat(explained.code()).isZero();
        assertThat(String.join("\n", explained.out()))
                .contains("verify-1, ", "38.6", "norepinephrine", "Edition of the rules: ", "What happened:")
                .containsSubsequence(
                        "RAISED",
                        "page ACCEPTED: SMS to nurse by sms-a, attempt 1",
                        "answer ACKNOWLEDGE by SMS from nurse",
                        "ACKNOWLEDGED by nurse");
        assertThat(Typed.command(new ExplainCommand(platform::settings), due.alertId(), "--zone", "Nowhere")
                        .code())
                .isEqualTo(2);
    }

    /** Retention empties the partition of a patient who went home; what is left of them cannot be held against anything. */
    @Test
    void anEmptiedPartitionIsNoGapAndEndsNothing(EmbeddedPlatform platform) throws Exception {
        Instant at = ScaledClock.from(platform.settings()).instant().truncatedTo(ChronoUnit.SECONDS);
        try (Admin admin = Admin.create(new KafkaSettings(platform.settings()).client())) {
            int width = Objects.requireNonNull(admin.describeTopics(List.of(Topics.VITALS))
                            .allTopicNames()
                            .get()
                            .get(Topics.VITALS))
                    .partitions()
                    .size();
            String gone = Stream.iterate(0, number -> number + 1)
                    .map(number -> "gone-" + number)
                    .filter(name ->
                            PatientPlacement.partition(name, width) != PatientPlacement.partition(PATIENT, width))
                    .findFirst()
                    .orElseThrow();
            SentEvents.send(platform, List.of("""
                {"type":"observation","patient":"%s","id":"t1","at":"%s","arrivedAt":"%s",\
                "parameter":"TEMPERATURE","value":38.6,"unit":"Cel"}""".formatted(gone, at, at), """
                {"type":"medication","patient":"%s","id":"m1","at":"%s","arrivedAt":"%s",\
                "drug":"norepinephrine","action":"STARTED"}""".formatted(gone, at, at)));
            TopicPartition emptied = new TopicPartition(Topics.VITALS, PatientPlacement.partition(gone, width));
            var unused = admin.deleteRecords(Map.of(emptied, RecordsToDelete.beforeOffset(-1)))
                    .all()
                    .get();
            Typed checked = Typed.command(new VerifyCommand(platform::settings));
            assertThat(checked.errors()).isEmpty();
            assertThat(checked.out()).noneMatch(line -> line.contains(gone));
            assertThat(checked.out().get(checked.out().size() - 1)).startsWith("verify edition=");
        }
    }

    @Test
    void aChangedRecordOfTheAuditTrailIsFound(EmbeddedPlatform platform) throws Exception {
        ActionRecorded first = ChainLink.START.append(action("SIGNED_IN"));
        ActionRecorded second = Objects.requireNonNull(ChainLink.of(first)).append(action("ALERT_ACKNOWLEDGED"));
        ActionRecorded changed =
                ActionRecorded.newBuilder(second).setActor("somebody else").build();
        SentEvents.put(platform, List.of(trail(3, first), trail(3, second), trail(2, first), trail(2, changed)));
        Typed checked = Typed.command(new VerifyCommand(platform::settings), "--audit");
        assertThat(checked.errors()).isEmpty();
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.out())
                .contains("trail partition=3 records=2 outside=0 end=2 hash=" + second.getHash())
                .filteredOn(line -> line.startsWith("break"))
                .singleElement()
                .asString()
                .startsWith("break partition=2 offset=");
    }

    private static ActionRecorded action(String action) {
        return ActionRecorded.newBuilder()
                .setActor("nurse")
                .setAction(action)
                .setSubject("alert")
                .setAt(Instant.EPOCH)
                .build();
    }

    private static ProducerRecord<String, SpecificRecord> trail(int partition, ActionRecorded action) {
        return new ProducerRecord<>(Topics.AUDIT, partition, "alert", action);
    }

    private static AlertStep page(List<String> events, Instant at) {
        List<Fact> facts = events.stream()
                .map(line -> new Intake().accept(JsonFields.parse(line).orElseThrow(), null))
                .map(result -> ((IntakeResult.Accepted) result).fact())
                .toList();
        return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(facts, at.plusSeconds(1)).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> step.page() && "astct-crs-2019".equals(step.system()))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<ProducerRecord<String, SpecificRecord>> story(AlertStep due, Instant at) {
        AlertTransition raised = AlertTransition.newBuilder()
                .setAlertId(due.alertId())
                .setPatient(PATIENT)
                .setTransition("RAISED")
                .setPriority(due.priority().name())
                .setPage(true)
                .setCause(due.cause().name())
                .setGradingSystem(due.system())
                .setGrade(due.grade())
                .setAt(at)
                .setRaisedAt(at)
                .setSummary(due.summary())
                .build();
        return List.of(
                new ProducerRecord<>(Topics.ALERTS, PATIENT, raised),
                new ProducerRecord<>(
                        Topics.ALERTS,
                        PATIENT,
                        AlertTransition.newBuilder(raised)
                                .setTransition("ACKNOWLEDGED")
                                .setRaisedAt(at.plusSeconds(40))
                                .setBy("nurse")
                                .build()),
                new ProducerRecord<>(
                        Topics.DELIVERIES,
                        due.alertId(),
                        DeliveryRecorded.newBuilder()
                                .setPageId("page-1")
                                .setAlertId(due.alertId())
                                .setPerson("nurse")
                                .setChannel("SMS")
                                .setProvider("sms-a")
                                .setAttempt(1)
                                .setOutcome("ACCEPTED")
                                .setAt(at.plusSeconds(2))
                                .build()),
                new ProducerRecord<>(
                        Topics.REPLIES,
                        due.alertId(),
                        ReplyReceived.newBuilder()
                                .setAlertId(due.alertId())
                                .setPerson("nurse")
                                .setChannel("SMS")
                                .setMeaning("ACKNOWLEDGE")
                                .setAt(at.plusSeconds(39))
                                .build()));
    }
}
