// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What the console does at a large site, with the packaged service on this machine: how heavy and how soon the board is with
 * 500 patients, how soon a console shows a new grade while their monitors send 2,000 samples a second, and what 200 open
 * consoles do to paging. The consoles run on the same cores.
 */
public final class ConsoleBench {
    private static final int PATIENTS = Integer.getInteger("bench.patients", 500);
    private static final int EVENTS_PER_SECOND = Integer.getInteger("bench.events", 2_000);
    private static final int CONSOLES = Integer.getInteger("bench.consoles", 200);
    private static final int PAGES = 40;
    private static final int UPDATES = 60;
    private static final int ALERTS_PER_SECOND = 5;
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.round", 30));
    private static final int ROUNDS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private ConsoleBench() {}

    /** Measures all. */
    public static void main(String[] names) throws Exception {
        try (Cluster cluster = Cluster.start();
                PagingSite site = new PagingSite(cluster)) {
            BoardSite board = new BoardSite(site, PATIENTS);
            board.fill();
            Await.until(PATIENCE, () -> site.count("select count(*) from grade") >= PATIENTS * 6L);
            Thread monitors = board.monitors(EVENTS_PER_SECOND);
            HttpClient http = HttpClient.newHttpClient();
            page(http, site);
            update(http, site, board);
            crowd(site);
            monitors.interrupt();
            monitors.join();
        }
    }

    private static void page(HttpClient http, PagingSite site) throws Exception {
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(1), 3);
        int bytes = 0;
        for (int i = 0; i < 2 * PAGES; i++) {
            long begun = System.nanoTime();
            byte[] page = http.send(site.page("/"), BodyHandlers.ofByteArray()).body();
            if (i >= PAGES) {
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begun));
            }
            bytes = page.length;
        }
        System.out.printf(
                Locale.ROOT,
                "bench console_page patients=%d events_per_second=%d p50_ms=%.1f p99_ms=%.1f compressed_bytes=%d%n",
                PATIENTS,
                EVENTS_PER_SECOND,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                bytes);
    }

    /** From a grade on its topic until a console that is open has a board on which it stands. */
    private static void update(HttpClient http, PagingSite site, BoardSite board) throws Exception {
        Awaited awaited = new Awaited();
        Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        try (OpenConsole console = new OpenConsole(http, site, awaited::look)) {
            for (int i = 0; i < UPDATES; i++) {
                TimeUnit.MILLISECONDS.sleep(700 + i * 37 % 400);
                String patient = BoardSite.patient(i * 7 % PATIENTS);
                awaited.patient = patient;
                long begun = System.nanoTime();
                board.grade(patient, "astct-crs-2019", 4, Instant.now());
                while (!awaited.patient.isEmpty()) {
                    TimeUnit.MILLISECONDS.sleep(2);
                    if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                        throw new IllegalStateException("a grade never came to the board");
                    }
                }
                micros.recordValue(TimeUnit.NANOSECONDS.toMicros(awaited.seenAt - begun));
            }
            System.out.printf(
                    Locale.ROOT,
                    "bench console_update patients=%d events_per_second=%d p50_ms=%.1f p99_ms=%.1f max_ms=%.1f boards=%d%n",
                    PATIENTS,
                    EVENTS_PER_SECOND,
                    micros.getValueAtPercentile(50) / 1e3,
                    micros.getValueAtPercentile(99) / 1e3,
                    micros.getMaxValue() / 1e3,
                    console.fetches());
        }
    }

    /** The patient whose grade 4 is awaited, empty for none. */
    private static final class Awaited {
        private volatile String patient = "";
        private volatile long seenAt;

        void look(byte[] compressed) {
            long now = System.nanoTime();
            if (!patient.isEmpty() && isGradeFour(OpenConsole.text(compressed))) {
                seenAt = now;
                patient = "";
            }
        }

        private boolean isGradeFour(String board) {
            int link = board.indexOf("\"/patients/" + patient + "\"");
            int bed = link < 0 ? -1 : board.lastIndexOf("class=\"bed ", link);
            return bed >= 0 && board.startsWith("class=\"bed urgency4", bed);
        }
    }

    /** Pages with and without the consoles by turns. */
    private static void crowd(PagingSite site) throws Exception {
        List<Histogram> alone = new ArrayList<>();
        List<Histogram> beside = new ArrayList<>();
        round(site, "warm", new Histogram(TimeUnit.MINUTES.toMicros(10), 3));
        long boards = 0;
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(round(site, "alone-" + round, new Histogram(TimeUnit.MINUTES.toMicros(10), 3)));
            List<OpenConsole> consoles = new ArrayList<>();
            HttpClient own = HttpClient.newHttpClient();
            for (int i = 0; i < CONSOLES; i++) {
                consoles.add(new OpenConsole(own, site, bytes -> {}));
            }
            beside.add(round(site, "beside-" + round, new Histogram(TimeUnit.MINUTES.toMicros(10), 3)));
            for (OpenConsole console : consoles) {
                boards += console.fetches();
                console.close();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "bench console_crowd consoles=%d boards_per_second=%.1f p50_ms=%s p99_ms=%s with_p50_ms=%s with_p99_ms=%s%n",
                CONSOLES,
                boards / (double) (ROUNDS * ROUND.toSeconds()),
                millis(alone, 50),
                millis(alone, 99),
                millis(beside, 50),
                millis(beside, 99));
    }

    private static String millis(List<Histogram> rounds, double percentile) {
        return String.join(
                "/",
                rounds.stream()
                        .map(round -> String.format(Locale.ROOT, "%.0f", round.getValueAtPercentile(percentile) / 1e3))
                        .toList());
    }

    /** Seconds from raised to accepted, as the ledger tells it. */
    private static Histogram round(PagingSite site, String name, Histogram micros) throws Exception {
        Deque<String> open = new ArrayDeque<>();
        Schedule.run(name, ALERTS_PER_SECOND, ROUND, (alert, due) -> {
            site.raise(alert, "5B", "HIGH");
            open.add(alert);
            if (open.size() > ALERTS_PER_SECOND * 5) {
                site.resolve(open.remove(), "5B");
            }
        });
        long count = ALERTS_PER_SECOND * ROUND.toSeconds();
        Await.until(PATIENCE, () -> site.accepted(name).size() >= count);
        open.forEach(alert -> site.resolve(alert, "5B"));
        site.accepted(name).values().forEach(seconds -> micros.recordValue((long) (Double.parseDouble(seconds) * 1e6)));
        return micros;
    }
}
