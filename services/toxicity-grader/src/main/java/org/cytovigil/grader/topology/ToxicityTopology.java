// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.grader.store.CommitHook;
import org.cytovigil.kafka.PatientPlacement;
import org.cytovigil.kafka.Topics;

/**
 * One topology by function: sources, read-events, watch-patients, sinks. The Processor API rather than windows with
 * suppress, which would stay silent until newer data comes (docs/adr/0003).
 */
public final class ToxicityTopology {
    private static final Map<String, String> SOURCES = Map.of(
            "vitals", Topics.VITALS,
            "labs", Topics.LABS,
            "assessments", Topics.ASSESSMENTS,
            "interventions", Topics.INTERVENTIONS,
            "therapy", Topics.THERAPY,
            "patient", Topics.PATIENT,
            "samples", Topics.GRADING_SAMPLES);

    private ToxicityTopology() {}

    /**
     * Builds it.
     *
     * @param reader of the input records
     * @param writer of the output records
     * @param pulse is told when a task moves
     * @param pace how much the patients of one partition may take
     */
    public static Topology build(
            RecordReader reader,
            Serializer<SpecificRecord> writer,
            Clock clock,
            SignalGraph graph,
            MeterRegistry meters,
            Pulse pulse,
            Pace pace) {
        AtomicBoolean careful = new AtomicBoolean();
        GraderMeters counted = new GraderMeters(meters);
        Topology topology = new Topology();
        String[] sources = SOURCES.keySet().stream().sorted().toArray(String[]::new);
        for (String source : sources) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    source,
                    new ArrivalTime(clock),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    SOURCES.get(source));
        }
        topology.addProcessor(
                Nodes.READ,
                () -> new EventProcessor(
                        reader, clock, counted, new Intake(graph.rules().drugs())),
                sources);
        topology.addProcessor(
                Nodes.WATCH, () -> new WatchProcessor(graph, clock, counted, pulse, pace, careful), Nodes.READ);
        for (String store : new String[] {Nodes.PATIENTS, Nodes.TIMERS, Nodes.FACTS, Nodes.BLOCKS}) {
            topology.addStateStore(store(store), Nodes.WATCH);
        }
        topology.addStateStore(CommitHook.builder(Nodes.COMMITS), Nodes.WATCH);
        sink(topology, Nodes.ASSESSED, Topics.GRADES_ASSESSED, writer, Nodes.WATCH);
        sink(topology, Nodes.LATE, Topics.GRADING_LATE, writer, Nodes.WATCH);
        sink(topology, Nodes.ALERTS, Topics.ALERTS, writer, Nodes.WATCH);
        sink(topology, Nodes.REJECTED, Topics.REJECTED, writer, Nodes.READ, Nodes.WATCH);
        new TreeMap<>(MergeCoordinator.NODES)
                .forEach((topic, node) -> sink(topology, node, topic, writer, Nodes.WATCH));
        placed(topology, Nodes.CURRENT, Topics.GRADES_CURRENT, writer);
        placed(topology, Nodes.FEEDS, Topics.FEED_STATUS, writer);
        return topology;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of());
    }

    private static void sink(
            Topology topology, String node, String topic, Serializer<SpecificRecord> writer, String... parents) {
        topology.addSink(node, topic, new StringSerializer(), writer, parents);
    }

    /** Keys of patient and something else live where the patient lives. */
    private static void placed(Topology topology, String node, String topic, Serializer<SpecificRecord> writer) {
        StreamPartitioner<String, SpecificRecord> byPatient =
                (name, key, value, partitions) -> Optional.of(Set.of(PatientPlacement.partition(key, partitions)));
        topology.addSink(node, topic, new StringSerializer(), writer, byPatient, Nodes.WATCH);
    }
}
