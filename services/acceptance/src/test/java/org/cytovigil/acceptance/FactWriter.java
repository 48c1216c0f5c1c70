// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.FactFields;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;

/** Writes facts to the input topics as the gateway does; the arrival that each carries is the record's time too. */
final class FactWriter implements AutoCloseable {
    private final KafkaProducer<String, SpecificRecord> producer;

    FactWriter(Settings settings) {
        this.producer = new KafkaProducer<>(new KafkaSettings(settings).producer());
    }

    /** Writes them in this order; all are acknowledged when it returns. */
    void write(Collection<? extends Fact> facts) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Fact fact : facts) {
            sent.add(producer.send(EventRecords.of(FactFields.of(fact), fact, fact.arrivedAt())));
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
