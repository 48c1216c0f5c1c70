// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.Settings;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker of a small site ends and comes back, with its port and its data, under running services. */
@Campaign
class BrokerRestartIT {
    private static final int PATIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant now = Clock.systemUTC().instant();

    /** Nothing that was acknowledged is lost, whether the broker had time to put its house in order or not. */
    @Test
    void acknowledgedEventsAreGradedOthersAreRefusedAndNoServiceRestartsWhenTheBrokerIsStoppedOrKilled(
            @TempDir Path data) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                ServiceProcesses site =
                        ServiceProcesses.start(platform.platform().settings(), data.resolve("site"))) {
            ProcessSupervisor parts = platform.supervisor();
            accept(site, "first");
            ChildSpec broker = parts.stop("kafka");
            assertThat(site.events(fever("second")).statusCode()).isEqualTo(503);
            parts.start(broker);
            accept(site, "second");
            awaitGraded(site, List.of("first", "second"));

            accept(site, "third");
            KafkaProducer<String, String> lost =
                    openTransaction(platform.platform().settings());
            parts.start(parts.kill("kafka"));
            lost.close(Duration.ZERO);
            accept(site, "fourth");
            awaitGraded(site, List.of("third", "fourth"));

            Awaitility.await("the grader is well")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(site.text("GRADER", "/health")).contains("\"state\":\"RUNNING\""));
            // Behind a transaction that the broker has lost nobody reads until the grader has ended it.
            Awaitility.await("one alert a patient")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    PublishedStreams.read(platform.platform().settings())
                                            .assertNothingTwiceNorRejected()
                                            .raised())
                            .hasSize(4 * PATIENTS));
            assertThat(site.hasDied()).as("a service has died").isFalse();
        }
    }

    /**
     * A writer with an open transaction in front of alerts, which times out while the broker is away: the broker may lose
     * it then (docs/adr/0010-hanging-transactions.md).
     */
    private static KafkaProducer<String, String> openTransaction(Settings settings) throws Exception {
        Map<String, Object> properties = new KafkaSettings(settings).client();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "broker-restart-it");
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 1_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        KafkaProducer<String, String> producer = new KafkaProducer<>(properties);
        producer.initTransactions();
        producer.beginTransaction();
        for (int partition = 0;
                partition < producer.partitionsFor(Topics.ALERTS).size();
                partition++) {
            producer.send(new ProducerRecord<>(Topics.ALERTS, partition, "nobody", "never committed"))
                    .get();
        }
        return producer;
    }

    /** As a sender does: what was not acknowledged is sent again. */
    private void accept(ServiceProcesses site, String ward) {
        Awaitility.await("the gateway accepts events of the " + ward + " ward")
                .atMost(PATIENCE)
                .until(() -> site.events(fever(ward)).statusCode() == 200);
    }

    private static void awaitGraded(ServiceProcesses site, List<String> wards) throws Exception {
        try {
            Awaitility.await("grades of " + wards).atMost(PATIENCE).untilAsserted(() -> {
                for (String ward : wards) {
                    for (int patient = 1; patient <= PATIENTS; patient++) {
                        assertThat(site.text("GRADER", "/grades/" + ward + "-" + patient))
                                .as(ward + "-" + patient)
                                .contains("\"grade\":1");
                    }
                }
            });
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "the grader says " + site.text("GRADER", "/health") + "\n" + site.complaints("toxicity-grader"),
                    late);
        }
    }

    private String fever(String ward) {
        return IntStream.rangeClosed(1, PATIENTS)
                .mapToObj(patient -> """
                        {"type":"observation","patient":"%s-%d","id":"t1","parameter":"TEMPERATURE",\
                        "value":38.6,"unit":"Cel","at":"%s"}""".formatted(ward, patient, now))
                .collect(Collectors.joining("\n"));
    }
}
