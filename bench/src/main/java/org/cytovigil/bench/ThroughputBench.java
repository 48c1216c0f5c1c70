// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.grader.StreamsSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * The grading topology between two runs of a pass-through of the same records, serializer and guarantees, in the same process and on
 * the same broker: how many events of a backlog each commits in a second once it is warm.
 */
public final class ThroughputBench {
    private static final int WARM = 150_000;
    private static final int MEASURED = 300_000;

    private ThroughputBench() {}

    /** Runs it for the given numbers of patients, or the usual ones; after one a {@link Variation} may follow: 1000+KEY=VALUE. */
    public static void main(String[] sizes) throws Exception {
        List<String> chosen = sizes.length > 0 ? List.of(sizes) : List.of("100", "1000", "10000", "100000");
        for (String size : chosen) {
            int plus = size.indexOf('+');
            run(
                    Integer.parseInt(plus < 0 ? size : size.substring(0, plus)),
                    new Variation(plus < 0 ? "" : size.substring(plus + 1)));
        }
    }

    private static void run(int patients, Variation variation) throws Exception {
        try (Cluster cluster = Cluster.start()) {
            cluster.createTopic(PassThrough.OUTPUT);
            WardStream ward = new WardStream(patients, 7);
            Instant start = Instant.now();
            List<Fact> facts = new ArrayList<>(ward.admissions());
            facts.addAll(ward.next(WARM + MEASURED));
            cluster.produce(facts);
            System.err.printf(
                    "bench: %d patients, %d records, written in %d s%n",
                    patients,
                    facts.size(),
                    Duration.between(start, Instant.now()).toSeconds());
            long warm = (long) facts.size() - MEASURED;
            // Before and after, since a machine shared with others is not as fast all the time.
            double before = passThrough(cluster, "bench-before", variation, warm);
            Settings grading = settings(cluster, "bench-grading");
            ArrivalClock clock = new ArrivalClock();
            double graded = measure(cluster, Grading.topology(grading, clock, clock::read), grading, variation, warm);
            double passed = (before + passThrough(cluster, "bench-after", variation, warm)) / 2;
            require(cluster.produced(List.of(Topics.REJECTED)) == 0, "events were rejected");
            require(cluster.produced(List.of(Topics.GRADES_CURRENT)) >= patients, "patients were not graded");
            Path state = Path.of(grading.text(SettingKey.STREAMS_STATE_DIR));
            System.out.printf(
                    Locale.ROOT,
                    "bench throughput patients=%d%s events_per_second=%.0f passthrough_events_per_second=%.0f ratio=%.2f"
                            + " state_mb=%.1f%n",
                    patients,
                    variation.text().isEmpty() ? "" : " variation=" + variation.text(),
                    graded,
                    passed,
                    graded / passed,
                    Cluster.size(state) / 1e6);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }

    private static Settings settings(Cluster cluster, String application) throws IOException {
        Path state = Files.createTempDirectory("cytovigil-bench");
        return cluster.settings(Map.of(
                SettingKey.STREAMS_APPLICATION_ID.key(),
                application,
                SettingKey.STREAMS_STATE_DIR.key(),
                state.toString()));
    }

    private static double passThrough(Cluster cluster, String application, Variation variation, long warm)
            throws Exception {
        Settings settings = settings(cluster, application);
        return measure(cluster, PassThrough.topology(settings), settings, variation, warm);
    }

    /** Events a second between the commit that ends the warm-up and the one that ends all. */
    private static double measure(Cluster cluster, Topology topology, Settings settings, Variation variation, long warm)
            throws ExecutionException, InterruptedException {
        String application = settings.text(SettingKey.STREAMS_APPLICATION_ID);
        Properties properties = variation.of(StreamsSettings.of(settings));
        long end = cluster.produced(PassThrough.INPUTS);
        try (KafkaStreams streams = new KafkaStreams(topology, properties)) {
            streams.start();
            long from = cluster.awaitCommitted(application, warm);
            long began = System.nanoTime();
            cluster.awaitCommitted(application, end);
            return (end - from) / ((System.nanoTime() - began) / 1e9);
        }
    }
}
