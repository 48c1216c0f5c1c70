// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;

/**
 * How long it takes from an alert on its topic until a carrier has its page, with the packaged service, broker, database and
 * simulated carrier on this machine. First beside Prometheus Alertmanager, to one and the same receiver, alerts of both by
 * turns. Then HIGH alerts while one provider answers nothing and thousands of less urgent pages wait.
 */
public final class PagingBench {
    private static final int SIDE_BY_SIDE_PER_SECOND = 20;
    private static final Duration RESOLVED_AFTER = Duration.ofSeconds(10);
    private static final int HIGH_PER_SECOND = 50;
    private static final int WAITING = 5_000;
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(10);
    private static final String IDS_OF_PAGES =
            "select page_id, alert_id from page_try where kind = 'PAGE' and provider = 'webhook'";

    private static final String NOT_ACCEPTED = """
            select count(*) from alert a where a.id like 'wait-%' and not exists (
                select 1 from page_try t where t.alert_id = a.id and t.state in ('ACCEPTED', 'DELIVERED'))""";

    private PagingBench() {}

    /** Measures both, or the one that is named: {@code beside} or {@code high}. */
    public static void main(String[] names) throws Exception {
        List<String> wanted = names.length == 0 ? List.of("beside", "high") : List.of(names);
        try (Cluster cluster = Cluster.start();
                PagingSite site = new PagingSite(cluster)) {
            if (wanted.contains("beside")) {
                besideAlertmanager(site);
            }
            if (wanted.contains("high")) {
                underLoad(site);
            }
        }
    }

    private static void besideAlertmanager(PagingSite site) throws Exception {
        Optional<Path> program = Alertmanager.program();
        if (program.isEmpty()) {
            System.out.println("bench: prometheus-alertmanager is not installed; only our own is measured");
        }
        try (HookReceiver receiver = new HookReceiver()) {
            site.put(
                    "/api/people/hook",
                    "{\"name\":\"Hook\",\"duty\":\"haematology\",\"contacts\":[{\"channel\":\"WEBHOOK\",\"address\":\""
                            + receiver.url("/pages") + "\"}]}");
            site.put("/api/rosters/HOOK", "{\"zone\":\"UTC\",\"people\":[\"hook\"]}");
            Map<String, Long> ours = new HashMap<>();
            Map<String, Long> theirs = new HashMap<>();
            Alertmanager other =
                    program.isEmpty() ? null : Alertmanager.start(program.get(), receiver.url("/alertmanager"));
            Deque<String> unresolved = new ArrayDeque<>();
            BiConsumer<String, Long> raise = (alert, due) -> {
                ours.put(alert, due);
                unresolved.add(alert);
                if (unresolved.size() > RESOLVED_AFTER.toSeconds() * SIDE_BY_SIDE_PER_SECOND) {
                    // A webhook proves no arrival: what stays open would be paged again, and be no part of the
                    // question.
                    site.resolve(unresolved.remove(), "HOOK");
                }
                site.raise(alert, "HOOK", "MEDIUM");
                if (other != null) {
                    theirs.put(alert, System.nanoTime());
                    other.raise(alert);
                }
            };
            Schedule.run("warm", SIDE_BY_SIDE_PER_SECOND, WARM, raise);
            ours.clear();
            theirs.clear();
            Schedule.run("hook", SIDE_BY_SIDE_PER_SECOND, MEASURED, raise);
            Await.until(PATIENCE, () -> arrived(site, receiver).keySet().containsAll(ours.keySet()));
            Histogram our = histogram(ours, arrived(site, receiver));
            String line = String.format(
                    Locale.ROOT,
                    "bench paging_beside alerts_per_second=%d p50_ms=%.1f p99_ms=%.1f max_ms=%.1f",
                    SIDE_BY_SIDE_PER_SECOND,
                    millis(our, 50),
                    millis(our, 99),
                    millis(our, 100));
            if (other != null) {
                Await.until(PATIENCE, () -> receiver.alerts().keySet().containsAll(theirs.keySet()));
                Histogram their = histogram(theirs, receiver.alerts());
                line += String.format(
                        Locale.ROOT,
                        " alertmanager=%s alertmanager_p50_ms=%.1f alertmanager_p99_ms=%.1f alertmanager_max_ms=%.1f",
                        Alertmanager.version(program.get()),
                        millis(their, 50),
                        millis(their, 99),
                        millis(their, 100));
                other.close();
            }
            System.out.println(line);
        }
    }

    /** When the first page of each alert came in. */
    private static Map<String, Long> arrived(PagingSite site, HookReceiver receiver) throws SQLException {
        Map<String, Long> arrived = new HashMap<>();
        site.ledger(IDS_OF_PAGES).forEach((page, alert) -> {
            Long at = receiver.pages().get(page);
            if (at != null) {
                arrived.merge(alert, at, Math::min);
            }
        });
        return arrived;
    }

    private static void underLoad(PagingSite site) throws Exception {
        site.faults("{\"sms-a\":{\"blackhole\":true},\"sms-b\":{\"blackhole\":true}}");
        for (int i = 0; i < WAITING; i++) {
            site.raise("wait-" + i, "5B", i % 2 == 0 ? "MEDIUM" : "LOW");
        }
        Await.until(
                PATIENCE,
                () -> site.count("select count(distinct alert_id) from page_try where alert_id like 'wait-%'")
                        == WAITING);
        site.faults("{\"sms-a\":{\"blackhole\":true}}");
        Await.until(PATIENCE, () -> site.count(NOT_ACCEPTED) < WAITING);
        long waiting = site.count(NOT_ACCEPTED);
        Schedule.run("high", HIGH_PER_SECOND, MEASURED, (alert, due) -> site.raise(alert, "5B", "HIGH"));
        long left = site.count(NOT_ACCEPTED);
        long count = HIGH_PER_SECOND * MEASURED.toSeconds();
        Await.until(PATIENCE, () -> site.accepted("high").size() >= count);
        Histogram micros = new Histogram(LONGEST, 3);
        site.accepted("high")
                .values()
                .forEach(seconds -> micros.recordValue((long) (Double.parseDouble(seconds) * 1e6)));
        System.out.printf(
                Locale.ROOT,
                "bench paging_high alerts_per_second=%d p50_ms=%.1f p99_ms=%.1f max_ms=%.1f waiting_before=%d"
                        + " waiting_after=%d%n",
                HIGH_PER_SECOND,
                millis(micros, 50),
                millis(micros, 99),
                millis(micros, 100),
                waiting,
                left);
    }

    private static Histogram histogram(Map<String, Long> due, Map<String, Long> arrived) {
        Histogram micros = new Histogram(LONGEST, 3);
        due.forEach((alert, nanos) -> {
            Long at = arrived.get(alert);
            if (at == null) {
                throw new IllegalStateException(alert + " never arrived");
            }
            micros.recordValue(TimeUnit.NANOSECONDS.toMicros(at - nanos));
        });
        return micros;
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }
}
