// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.cytovigil.bench.AlertWatch.Seen;
import org.cytovigil.bench.Crisis.Rise;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * What a crash of the grader costs. Two graders watch 10,000 patients, one with the other in standby; events come all the
 * time, and among them rises of CRS in every partition. First the active one is killed: how long until the first new
 * alert, and until every partition has made one. Then the other is killed too and all that was on disk is lost: how long a
 * new process takes to rebuild all from the changelogs. And of all rises, how many made no alert or more than one.
 */
public final class RecoveryBench {
    private static final int PATIENTS = 10_000;
    private static final int HISTORY = 300_000;
    private static final int EVENTS_PER_SECOND = 500;
    private static final int RISES_PER_SECOND = 48;
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration PHASE = Duration.ofSeconds(45);

    private RecoveryBench() {}

    /** Measures it with the product's settings, changed by those given as key=value. */
    public static void main(String[] changes) throws Exception {
        Map<String, String> changed = new HashMap<>();
        for (String change : changes) {
            changed.put(change.substring(0, change.indexOf('=')), change.substring(change.indexOf('=') + 1));
        }
        try (Cluster cluster = Cluster.start()) {
            cluster.standbyReplicas(Settings.of(Map.of()).text(SettingKey.STREAMS_APPLICATION_ID), 1);
            new RecoveryBench().run(cluster, changed);
        }
    }

    private void run(Cluster cluster, Map<String, String> changed) throws Exception {
        Settings settings = cluster.settings(Map.of());
        ProcessSupervisor supervisor = cluster.supervisor();
        Map<String, String> paired = new HashMap<>(changed);
        paired.put(SettingKey.STREAMS_STANDBY.key(), "1");
        GraderProcess active = GraderProcess.start(cluster, supervisor, "grader-a", paired);
        Crisis crisis = new Crisis(Math.toIntExact(RISES_PER_SECOND * PHASE.toSeconds() * 2 / 4 + 1));
        fill(cluster, settings, crisis);
        GraderProcess standby = GraderProcess.start(cluster, supervisor, "grader-b", paired);
        awaitCaughtUp(standby);

        try (AlertWatch watch = new AlertWatch(settings);
                OpenLoop loop = loop(settings, crisis)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> loop.run(PHASE));
            TimeUnit.SECONDS.sleep(BEFORE.toSeconds());
            long killed = System.nanoTime();
            active.kill();
            sending.get();
            Set<Rise> missed = watch.missing(loop.due().keySet());
            Map<Integer, Double> again = secondsToAlert(watch, loop.due(), killed);

            sending = CompletableFuture.runAsync(() -> loop.run(PHASE));
            TimeUnit.SECONDS.sleep(BEFORE.toSeconds());
            standby.kill();
            long started = System.nanoTime();
            GraderProcess.start(cluster, supervisor, "grader-c", changed);
            double restore = (System.nanoTime() - started) / 1e9;
            sending.get();
            missed.addAll(watch.missing(loop.due().keySet()));
            long doubled = watch.seen().values().stream()
                    .filter(seen -> seen.times() > 1)
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "bench recovery first_alert_seconds=%.1f restore_10k_seconds=%.1f missed=%d doubled=%d rises=%d"
                            + " last_partition_seconds=%.1f%n",
                    Collections.min(again.values()),
                    restore,
                    missed.size(),
                    doubled,
                    loop.due().size(),
                    Collections.max(again.values()));
        }
    }

    private static OpenLoop loop(Settings settings, Crisis crisis) {
        WardStream few = new WardStream(200, 9);
        return new OpenLoop(settings, few, crisis, EVENTS_PER_SECOND, RISES_PER_SECOND);
    }

    private static void fill(Cluster cluster, Settings settings, Crisis crisis)
            throws ExecutionException, InterruptedException {
        WardStream ward = new WardStream(PATIENTS, 7).startingAt(Instant.now().minusSeconds(60));
        List<Fact> facts = new ArrayList<>(ward.admissions());
        facts.addAll(ward.next(HISTORY));
        facts.addAll(crisis.admissions(Instant.now()));
        cluster.produce(facts);
        cluster.awaitCommitted(settings.text(SettingKey.STREAMS_APPLICATION_ID), facts.size());
    }

    private static void awaitCaughtUp(GraderProcess standby) throws IOException, InterruptedException {
        long lag = Long.MAX_VALUE;
        long again = 0;
        while (lag > 1000 || again < 10) {
            TimeUnit.MILLISECONDS.sleep(500);
            var health = standby.streamsHealth();
            lag = health.path("standbyLagRecords").asLong()
                    + health.path("recordsToRestore").asLong();
            again = lag > 1000 ? 0 : again + 1;
        }
    }

    /** Seconds from an instant until a partition made an alert of an event that was due after it, for each. */
    private static Map<Integer, Double> secondsToAlert(AlertWatch watch, Map<Rise, Long> due, long killed) {
        Map<Integer, Double> first = new HashMap<>();
        due.forEach((rise, nanos) -> {
            Seen seen = watch.seen().get(rise);
            if (nanos > killed && seen != null) {
                first.merge(seen.partition(), (seen.nanos() - killed) / 1e9, Math::min);
            }
        });
        return first;
    }
}
