// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;
import org.apache.kafka.streams.KafkaStreams;
import org.cytovigil.bench.AlertWatch.Seen;
import org.cytovigil.bench.Crisis.Rise;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.grader.StreamsSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * How long it takes from the instant at which an event was due to be written until its alert can be read by others, at 2,000
 * events a second, with broker, registry, database, grader, writer and reader on this machine. The alerts are those of
 * rises of CRS among the events of a ward whose monitors send each second.
 */
public final class LatencyBench {
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final int RISES_PER_SECOND = 20;
    private static final int PATIENTS = 930;
    private static final Duration WARM = Duration.ofSeconds(60);
    private static final Duration MEASURED = Duration.ofSeconds(90);
    private static final long LONGEST = TimeUnit.SECONDS.toMicros(60);

    private LatencyBench() {}

    /** Measures the product's settings, or each variation of them that is given. */
    public static void main(String[] given) throws Exception {
        if (given.length == 0) {
            run(new Variation(""), "latency");
        }
        for (String variation : given) {
            run(new Variation(variation), "latency variation=" + variation);
        }
    }

    private static void run(Variation variation, String name) throws Exception {
        try (Cluster cluster = Cluster.start()) {
            Path state = Files.createTempDirectory("cytovigil-bench");
            Settings settings = cluster.settings(Map.of(SettingKey.STREAMS_STATE_DIR.key(), state.toString()));
            Properties properties = variation.of(StreamsSettings.of(settings));
            Clock clock = Clock.systemUTC();
            try (KafkaStreams streams =
                    new KafkaStreams(Grading.topology(settings, clock, UnaryOperator.identity()), properties)) {
                streams.start();
                measure(cluster, settings, name);
            }
        }
    }

    private static void measure(Cluster cluster, Settings settings, String name) throws Exception {
        WardStream ward = new WardStream(PATIENTS, 7).startingAt(Instant.now());
        Crisis crisis = new Crisis(
                Math.toIntExact(RISES_PER_SECOND * WARM.plus(MEASURED).toSeconds() / 4 + 1));
        List<Fact> admissions = new ArrayList<>(ward.admissions());
        admissions.addAll(crisis.admissions(Instant.now()));
        cluster.produce(admissions);
        cluster.awaitCommitted(settings.text(SettingKey.STREAMS_APPLICATION_ID), admissions.size());
        try (AlertWatch watch = new AlertWatch(settings);
                OpenLoop loop = new OpenLoop(settings, ward, crisis, EVENTS_PER_SECOND, RISES_PER_SECOND)) {
            loop.run(WARM);
            Map<Rise, Long> warm = new HashMap<>(loop.due());
            long sent = loop.sent();
            long began = System.nanoTime();
            loop.run(MEASURED);
            double rate = (loop.sent() - sent) / ((System.nanoTime() - began) / 1e9);
            Set<Rise> missing = watch.missing(loop.due().keySet());
            if (!missing.isEmpty()) {
                throw new IllegalStateException(missing.size() + " rises made no alert");
            }
            Map<Rise, Long> measured = new HashMap<>(loop.due());
            measured.keySet().removeAll(warm.keySet());
            report(name, rate, histogram(measured, watch.seen()));
        }
    }

    private static Histogram histogram(Map<Rise, Long> due, Map<Rise, Seen> seen) {
        Histogram micros = new Histogram(LONGEST, 3);
        due.forEach((rise, nanos) -> {
            Seen alert = seen.get(rise);
            if (alert == null || alert.times() != 1) {
                throw new IllegalStateException(rise + " made no alert, or more than one: " + alert);
            }
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(alert.nanos() - nanos));
        });
        return micros;
    }

    private static void report(String name, double rate, Histogram micros) throws IOException {
        Path kept = Path.of(System.getProperty("bench.results", "."), "latency.hgrm");
        try (PrintStream file = new PrintStream(kept.toFile(), StandardCharsets.UTF_8)) {
            micros.outputPercentileDistribution(file, 1000.0);
        }
        System.out.printf(
                Locale.ROOT,
                "bench %s events_per_second=%.0f p50_ms=%.1f p99_ms=%.1f max_ms=%.1f%n",
                name,
                rate,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
