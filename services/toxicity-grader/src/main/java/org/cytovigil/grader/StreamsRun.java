// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.cytovigil.core.course.Wiring;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.grader.topology.ToxicityTopology;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running Streams application. */
@Singleton
public class StreamsRun {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRun.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Wiring wiring;
    private final Topology topology;
    private final KafkaStreams streams;
    private final KafkaStreamsMetrics metrics;
    private final MeterRegistry meters;

    public StreamsRun(
            Settings settings, Clock clock, GradingRules rules, GradingCatalogue scales, MeterRegistry meters) {
        this.wiring = PatientMonitor.wiring(scales, rules);
        AvroSerdes serdes = new AvroSerdes(new KafkaSettings(settings));
        Deserializer<SpecificRecord> deserializer = serdes.deserializer(SpecificRecord.class);
        this.topology = ToxicityTopology.build(
                deserializer::deserialize,
                serdes.serializer(),
                clock,
                wiring,
                meters,
                settings.whole(SettingKey.STREAMS_LIVE_PATIENTS));
        this.streams = new KafkaStreams(topology, StreamsSettings.of(settings));
        this.metrics = new KafkaStreamsMetrics(streams);
        this.meters = meters;
        // Whatever fails is tried again from the last commit: exactly once makes that harmless, and stopping is not.
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    }

    /** The wiring of scales and alert rules. */
    public Wiring wiring() {
        return wiring;
    }

    /** Starts; partitions are assigned a little later. */
    public void start() {
        streams.start();
        metrics.bindTo(meters);
    }

    /** State of the application; only RUNNING is healthy. */
    public KafkaStreams.State state() {
        return streams.state();
    }

    /** The application, for interactive queries. */
    public KafkaStreams streams() {
        return streams;
    }

    /** The topology as text. */
    public String describe() {
        return topology.describe().toString();
    }

    /** Stops within a few seconds; what is not committed is done again after the next start. */
    @PreDestroy
    public void stop() {
        metrics.close();
        streams.close(PATIENCE);
    }
}
