// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** What Kafka itself costs: reads the input topics, decodes and encodes each value, and writes it out. */
final class PassThrough {
    /** The topics that the grader reads. */
    static final List<String> INPUTS = List.of(
            Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS, Topics.THERAPY, Topics.PATIENT);

    /** Where it writes. */
    static final String OUTPUT = "bench.passthrough.v1";

    private PassThrough() {}

    static Topology topology(Settings settings) {
        Topology topology = new Topology();
        String[] sources = INPUTS.toArray(String[]::new);
        for (String topic : sources) {
            topology.addSource(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
        }
        AvroSerdes serdes = new AvroSerdes(new KafkaSettings(settings));
        topology.addProcessor(
                "through", () -> new Through(serdes.deserializer(SpecificRecord.class), serdes.serializer()), sources);
        topology.addSink("out", OUTPUT, new ByteArraySerializer(), new ByteArraySerializer(), "through");
        return topology;
    }

    private static final class Through implements Processor<byte[], byte[], byte[], byte[]> {
        private final Deserializer<SpecificRecord> reader;
        private final Serializer<SpecificRecord> writer;
        private @Nullable ProcessorContext<byte[], byte[]> context;

        Through(Deserializer<SpecificRecord> reader, Serializer<SpecificRecord> writer) {
            this.reader = reader;
            this.writer = writer;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> given) {
            context = given;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            ProcessorContext<byte[], byte[]> present = context;
            if (present == null) {
                throw new IllegalStateException("not initialised");
            }
            // Encoded under the subject of its own topic, which the registry knows.
            String topic = present.recordMetadata().orElseThrow().topic();
            present.forward(record.withValue(writer.serialize(topic, reader.deserialize(topic, record.value()))));
        }
    }
}
