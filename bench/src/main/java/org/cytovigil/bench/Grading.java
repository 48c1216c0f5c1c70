// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.Topology;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.grader.topology.Pace;
import org.cytovigil.grader.topology.Pulse;
import org.cytovigil.grader.topology.ToxicityTopology;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;

/** The grader's topology, to be run in the process of a benchmark. */
final class Grading {
    private Grading() {}

    /**
     * The topology with the default rules.
     *
     * @param seen is shown each record that was read
     */
    static Topology topology(Settings settings, Clock clock, UnaryOperator<SpecificRecord> seen) {
        AvroSerdes serdes = new AvroSerdes(new KafkaSettings(settings));
        Deserializer<SpecificRecord> reader = serdes.deserializer(SpecificRecord.class);
        return ToxicityTopology.build(
                (topic, bytes) -> seen.apply(reader.deserialize(topic, bytes)),
                serdes.serializer(),
                clock,
                PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()),
                new SimpleMeterRegistry(),
                new Pulse(System::nanoTime),
                Pace.of(settings));
    }
}
