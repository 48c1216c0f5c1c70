// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.grader.topology.Pace;
import org.cytovigil.grader.topology.Pulse;
import org.cytovigil.grader.topology.ToxicityTopology;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running Streams application. */
@Singleton
public class StreamsRun {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Settings settings;
    private final SignalGraph graph;
    private final Topology topology;
    private final MeterRegistry meters;
    private final Runnable preparation;
    private final RestoreProgress progress = new RestoreProgress();
    private final Pulse pulse = new Pulse(System::nanoTime);
    private final ThreadReplacement replacement = new ThreadReplacement(System::nanoTime);
    private volatile @Nullable Running running;

    private record Running(KafkaStreams streams, KafkaStreamsMetrics metrics, HostInfo self) {}

    public StreamsRun(
            Settings settings, Clock clock, GradingRules rules, GradingCatalogue scales, MeterRegistry meters) {
        this.graph = PatientMonitor.graph(scales, rules);
        AvroSerdes serdes = new AvroSerdes(new KafkaSettings(settings));
        Deserializer<SpecificRecord> deserializer = serdes.deserializer(SpecificRecord.class);
        Serializer<SpecificRecord> serializer = serdes.serializer();
        this.preparation = () -> {
            AvroSerdes.prepare(serializer, deserializer);
            new WarmUp(graph).run();
        };
        this.topology = ToxicityTopology.build(
                deserializer::deserialize, serializer, clock, graph, meters, pulse, Pace.of(settings));
        this.settings = settings;
        this.meters = meters;
        Gauge.builder("cytovigil.grader.restore.records", progress, RestoreProgress::toRestore)
                .description("changelog records to read before all assigned patients are watched")
                .register(meters);
        Gauge.builder("cytovigil.grader.standby.lag.records", progress, RestoreProgress::standbyLag)
                .description("changelog records by which the standby stores are behind")
                .register(meters);
    }

    /** The graph of scales and alert rules. */
    public SignalGraph graph() {
        return graph;
    }

    /**
     * Starts; partitions are assigned a little later.
     *
     * @param self where other graders reach this one, to ask for the grades of patients that it has
     */
    public synchronized void start(HostInfo self) {
        preparation.run();
        Properties properties = StreamsSettings.of(settings);
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        KafkaStreams streams = new KafkaStreams(topology, properties);
        streams.setGlobalStateRestoreListener(progress);
        streams.setStandbyUpdateListener(progress);
        // Whatever fails is tried again from the last commit: exactly once makes that harmless, and stopping is not.
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            replacement.pause();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        streams.start();
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(meters);
        running = new Running(streams, metrics, self);
    }

    /** The application, once it was started. */
    public Optional<KafkaStreams> streams() {
        return Optional.ofNullable(running).map(Running::streams);
    }

    /** Whether an address of a grader is the one that this process was started with. */
    public boolean isSelf(HostInfo host) {
        Running present = running;
        return present != null && present.self().equals(host);
    }

    /** How far this process is with reading the changelogs. */
    public RestoreProgress progress() {
        return progress;
    }

    /** Whether its tasks move. */
    public Pulse pulse() {
        return pulse;
    }

    /** The topology as text. */
    public String describe() {
        return topology.describe().toString();
    }

    /** Stops within a few seconds; what is not committed is done again after the next start. */
    @PreDestroy
    public synchronized void stop() {
        Running present = running;
        if (present != null) {
            present.metrics().close();
            present.streams().close(PATIENCE);
        }
    }
}
