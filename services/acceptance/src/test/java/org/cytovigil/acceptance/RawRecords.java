// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Writes whatever bytes to topics, as a foreign producer might. */
final class RawRecords implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    RawRecords(Settings settings) {
        Map<String, Object> properties = new KafkaSettings(settings).client();
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Writes a record; it is on its way when this returns, and durable when this is closed. */
    void write(String topic, @Nullable String key, byte[] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        var unused = producer.send(new ProducerRecord<>(topic, bytes, value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
