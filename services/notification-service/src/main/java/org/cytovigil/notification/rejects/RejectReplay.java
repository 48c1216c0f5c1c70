// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rejects;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.deadletter.DeadLetterRecord;
import org.cytovigil.site.deadletter.DeadLetterRecords;
import org.cytovigil.site.deadletter.NotReplayableException;
import org.cytovigil.site.deadletter.Original;
import org.cytovigil.site.gateway.GatewayDoors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the original of a dead-letter record once more: a record to its topic, a message to the gateway. It is written down
 * after that; a crash in between leaves a replay that nobody is told of, which a second one does not double, since facts
 * keep their ids.
 */
@Singleton
public class RejectReplay {
    private final Settings settings;
    private final KafkaSettings kafka;
    private final AvroSerdes serdes;
    private final KafkaOutbox outbox;
    private @Nullable Producer<byte[], byte[]> producer;

    public RejectReplay(Settings settings, KafkaSettings kafka, AvroSerdes serdes, KafkaOutbox outbox) {
        this.settings = settings;
        this.kafka = kafka;
        this.serdes = serdes;
        this.outbox = outbox;
    }

    /** What became of a replay. */
    public enum Outcome {
        /** Kafka has it; whether it can be used shows in the grades or among the rejects. */
        SENT,
        /** The gateway took all of it. */
        ACCEPTED,
        /** The gateway refused some of it again. */
        REFUSED;

        /** As the audit trail and the answers say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Replays a record; empty where there is none of that id.
     *
     * @param account who wants it
     * @throws NotReplayableException where only its beginning was kept, or nothing says where it belongs
     * @throws IOException where the gateway or the brokers cannot take it just now; then nothing is written down
     */
    public Optional<Outcome> replay(String id, String account)
            throws NotReplayableException, IOException, InterruptedException {
        Optional<DeadLetterRecord> found;
        try (DeadLetterRecords records = new DeadLetterRecords(settings)) {
            found = records.find(id);
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Original original = Original.of(found.get(), serdes, outbox.now());
        Outcome outcome = original instanceof Original.TopicRecord back ? sent(back.record()) : told(original);
        outbox.audit(account, DeadLetterRecords.REPLAYED, DeadLetterRecords.subject(id), outcome.word());
        return Optional.of(outcome);
    }

    private Outcome told(Original original) throws IOException, InterruptedException {
        GatewayDoors doors = GatewayDoors.of(settings, settings.text(SettingKey.GATEWAY_HOST));
        return ((Original.Message) original).sendTo(doors) ? Outcome.ACCEPTED : Outcome.REFUSED;
    }

    private Outcome sent(ProducerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        try {
            var unused = producer().send(record).get();
            return Outcome.SENT;
        } catch (ExecutionException | KafkaException failed) {
            throw new IOException(record.topic() + " does not take it: " + failed.getMessage(), failed);
        }
    }

    /** Made when it is first needed: most sites never replay from here. */
    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> present = producer;
        if (present == null) {
            Map<String, Object> properties = new HashMap<>(kafka.producer());
            properties.remove(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG);
            properties.remove(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);
            present = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
            producer = present;
        }
        return present;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close();
        }
    }
}
