// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.Settings;

/** Avro records on the input topics, written by another program than ours. */
final class TopicDoor implements Door, AutoCloseable {
    private final KafkaProducer<String, SpecificRecord> producer;
    private final Intake intake = new Intake();

    TopicDoor(Settings settings) {
        this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
    }

    @Override
    public Optional<ObjectNode> said(ObjectNode event) {
        return Optional.of(event);
    }

    @Override
    public void send(List<ObjectNode> events) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ObjectNode event : events) {
            JsonFields fields = new JsonFields(event);
            IntakeResult.Accepted accepted = (IntakeResult.Accepted) intake.accept(fields, null);
            Instant arrived = accepted.fact().arrivedAt();
            sent.add(producer.send(EventRecords.of(fields, accepted.fact(), arrived)));
        }
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
