// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;

/** Reads a whole topic from its beginning, as often as it is asked. */
final class TopicReader {
    private final Settings settings;

    TopicReader(Settings settings) {
        this.settings = settings;
    }

    List<SpecificRecord> all(String topic) {
        Map<String, Object> properties = new KafkaSettings(settings).consumer("unused");
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        List<SpecificRecord> values = new ArrayList<>();
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        Deserializer<SpecificRecord> reader =
                new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    try {
                        values.add(reader.deserialize(topic, record.value()));
                    } catch (SerializationException ignored) {
                        // another test put it there
                    }
                }
            }
        }
        return values;
    }
}
