// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.site.deadletter.DeadLetterRecord;
import org.cytovigil.site.deadletter.DeadLetterRecords;
import org.cytovigil.site.deadletter.NotReplayableException;
import org.cytovigil.site.deadletter.Original;
import org.cytovigil.site.gateway.GatewayDoors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the originals of dead-letter records again. A record goes back to its topic in one transaction with the entry of the
 * audit trail that says so: both happen or neither. A message goes to the gateway and is entered once that answered.
 */
final class DeadLetterReplay implements AutoCloseable {
    private static final String TRANSACTIONS = "cytovigil-rejects";
    private final AvroSerdes serdes;
    private final GatewayDoors gateway;
    private final Clock clock;
    private final Producer<byte[], byte[]> producer;
    /** One for all: each asks the registry anew. */
    private final Serializer<ActionRecorded> entries;

    /** What became of a dead-letter record. */
    enum Outcome {
        SENT,
        ACCEPTED,
        REFUSED
    }

    DeadLetterReplay(Settings settings, GatewayDoors gateway, Clock clock) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Map<String, Object> properties = new HashMap<>(kafka.producer());
        properties.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        properties.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONS);
        this.serdes = new AvroSerdes(kafka);
        this.entries = serdes.serializer();
        this.gateway = gateway;
        this.clock = clock;
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Sends one. */
    Outcome replay(DeadLetterRecord letter) throws IOException, InterruptedException, NotReplayableException {
        Original original = Original.of(letter, serdes, clock.instant());
        if (original instanceof Original.TopicRecord sent) {
            commit(letter, Outcome.SENT, sent.record());
            return Outcome.SENT;
        }
        Original.Message message = (Original.Message) original;
        Outcome outcome = message.sendTo(gateway) ? Outcome.ACCEPTED : Outcome.REFUSED;
        commit(letter, outcome, null);
        return outcome;
    }

    private void commit(DeadLetterRecord letter, Outcome outcome, @Nullable ProducerRecord<byte[], byte[]> original) {
        producer.beginTransaction();
        try {
            if (original != null) {
                var unused = producer.send(original);
            }
            var unused = producer.send(mark(letter, outcome));
            producer.commitTransaction();
        } catch (KafkaException failed) {
            producer.abortTransaction();
            throw failed;
        }
    }

    private ProducerRecord<byte[], byte[]> mark(DeadLetterRecord letter, Outcome outcome) {
        String subject = DeadLetterRecords.subject(letter.id());
        Instant now = clock.instant();
        ActionRecorded action = ActionRecorded.newBuilder()
                .setActor(System.getProperty("user.name", "unknown"))
                .setAction(DeadLetterRecords.REPLAYED)
                .setSubject(subject)
                .setAt(now)
                .setDetail(outcome.name().toLowerCase(Locale.ROOT))
                .build();
        return new ProducerRecord<>(
                Topics.AUDIT,
                null,
                now.toEpochMilli(),
                subject.getBytes(StandardCharsets.UTF_8),
                entries.serialize(Topics.AUDIT, action));
    }

    @Override
    public void close() {
        producer.close();
        entries.close();
    }
}
