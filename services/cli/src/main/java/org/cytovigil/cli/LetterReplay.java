// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.jspecify.annotations.Nullable;

/**
 * Sends the originals of dead letters again. A record goes back to its topic in one transaction with the entry of the
 * audit trail that says so: both happen or neither. A message goes to the gateway and is entered once that answered.
 */
final class LetterReplay implements AutoCloseable {
    private static final String TRANSACTIONS = "cytovigil-rejects";
    private final AvroSerdes serdes;
    private final GatewayPost gateway;
    private final Clock clock;
    private final Producer<byte[], byte[]> producer;

    /** What became of a letter. */
    enum Outcome {
        SENT,
        ACCEPTED,
        REFUSED
    }

    LetterReplay(Settings settings, GatewayPost gateway, Clock clock) {
        KafkaSettings kafka = new KafkaSettings(settings);
        Map<String, Object> properties = new HashMap<>(kafka.producer());
        properties.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
        properties.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONS);
        this.serdes = new AvroSerdes(kafka);
        this.gateway = gateway;
        this.clock = clock;
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Sends one. */
    Outcome replay(RejectedLetter letter) throws IOException, InterruptedException {
        if (letter.message().getReason().toString().equals("TOO_LARGE")) {
            throw new InputException("letter " + letter.id() + " was too large: only its beginning was kept");
        }
        if (letter.isRecord()) {
            ProducerRecord<byte[], byte[]> record = record(letter);
            commit(letter, Outcome.SENT, record);
            return Outcome.SENT;
        }
        Outcome outcome = gateway.send(letter) ? Outcome.ACCEPTED : Outcome.REFUSED;
        commit(letter, outcome, null);
        return outcome;
    }

    private ProducerRecord<byte[], byte[]> record(RejectedLetter letter) {
        String topic = String.valueOf(letter.message().getSourceTopic());
        byte[] key = letter.key()
                .or(() -> patient(topic, letter.raw()))
                .orElseThrow(() -> new InputException("letter " + letter.id()
                        + " had no key and names no patient that can be read: it cannot go back to " + topic));
        return new ProducerRecord<>(topic, null, now().toEpochMilli(), key, letter.raw());
    }

    /** The patient that the value itself names, for letters of records without a key. */
    private Optional<byte[]> patient(String topic, byte[] raw) {
        try (var reader = serdes.deserializer(SpecificRecord.class)) {
            return Optional.ofNullable(
                            AvroFields.of(reader.deserialize(topic, raw)).text("patient"))
                    .map(patient -> patient.getBytes(StandardCharsets.UTF_8));
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
    }

    private void commit(RejectedLetter letter, Outcome outcome, @Nullable ProducerRecord<byte[], byte[]> original) {
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

    private ProducerRecord<byte[], byte[]> mark(RejectedLetter letter, Outcome outcome) {
        String subject = RejectedLetters.subject(letter.id());
        ActionRecorded action = ActionRecorded.newBuilder()
                .setActor(System.getProperty("user.name", "unknown"))
                .setAction(RejectedLetters.REPLAYED)
                .setSubject(subject)
                .setAt(now())
                .setDetail(outcome.name().toLowerCase(Locale.ROOT))
                .build();
        try (var writer = serdes.<ActionRecorded>serializer()) {
            return new ProducerRecord<>(
                    Topics.AUDIT,
                    null,
                    now().toEpochMilli(),
                    subject.getBytes(StandardCharsets.UTF_8),
                    writer.serialize(Topics.AUDIT, action));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        producer.close();
    }
}
