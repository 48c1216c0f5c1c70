// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.runtime.ScaledClock;

/** Puts events on the input topics, as the gateway does. */
final class SentEvents {
    private SentEvents() {}

    /** Sends event lines as if they arrived now; returns once the broker has them. */
    static void send(EmbeddedPlatform platform, List<String> lines) throws InterruptedException, ExecutionException {
        Instant now = ScaledClock.from(platform.settings()).instant();
        Intake intake = new Intake();
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>();
        for (String line : lines) {
            JsonFields event = JsonFields.parse(line).orElseThrow();
            IntakeResult.Accepted accepted = (IntakeResult.Accepted) intake.accept(event, now);
            records.add(EventRecords.of(event, accepted.fact(), now));
        }
        put(platform, records);
    }

    /** Puts records on their topics; returns once the broker has them. */
    static void put(EmbeddedPlatform platform, List<? extends ProducerRecord<String, SpecificRecord>> records)
            throws InterruptedException, ExecutionException {
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(new KafkaSettings(platform.settings()).producer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            records.forEach(record -> sent.add(producer.send(record)));
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }
}
