// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.kafka.KafkaSettings;

/** Our one producer; a type of its own, since the framework brings producers too. */
public final class RecordSink implements AutoCloseable {
    private final Producer<String, SpecificRecord> producer;

    public RecordSink(KafkaSettings kafka) {
        this(new KafkaProducer<>(kafka.producer()));
    }

    RecordSink(Producer<String, SpecificRecord> producer) {
        this.producer = producer;
    }

    /** Sends a record; done when all in-sync replicas have it. */
    public Future<RecordMetadata> send(ProducerRecord<String, SpecificRecord> message) {
        return producer.send(message);
    }

    /**
     * How many partitions a topic has.
     *
     * @throws org.apache.kafka.common.KafkaException where no broker says so in time
     */
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    @Override
    public void close() {
        producer.close();
    }
}
