// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;

/** Dead letters of events that a gateway could not use then, replayed by {@code rejects replay}. */
final class DeadLetterDoor implements Door, AutoCloseable {
    private final Settings settings;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final List<String> letters = new ArrayList<>();

    DeadLetterDoor(Settings settings) {
        this.settings = settings;
        this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
    }

    @Override
    public Optional<ObjectNode> said(ObjectNode event) {
        return Optional.of(event);
    }

    @Override
    public void send(List<ObjectNode> events) throws Exception {
        for (ObjectNode event : events) {
            DeadLetter letter = DeadLetter.of(new DeadLetter.Heading(
                            "UNKNOWN_VALUE",
                            "not known then",
                            "http",
                            Instant.parse(event.path("arrivedAt").asText())))
                    .contentType("application/json");
            RecordMetadata written = producer.send(
                            letter.record(event.toString().getBytes(StandardCharsets.UTF_8)))
                    .get();
            letters.add(written.partition() + "-" + written.offset());
        }
    }

    @Override
    public void finish() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("rejects", "replay"));
        arguments.addAll(letters);
        ProcessBuilder builder = new ProcessBuilder(RunningSite.command(arguments.toArray(String[]::new)));
        builder.environment().putAll(settings.asEnvironment());
        Process replay = builder.redirectErrorStream(true).start();
        String printed = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(replay.waitFor()).as(printed).isZero();
    }

    @Override
    public void close() {
        producer.close();
    }
}
