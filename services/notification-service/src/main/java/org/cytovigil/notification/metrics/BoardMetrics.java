// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.OutgoingRecordRepository;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.paging.Priority;

/** The state of the board as gauges, read from the ledger once a second. */
@Singleton
public class BoardMetrics {
    private static final Duration DAY = Duration.ofDays(1);

    private final AlertRepository alerts;
    private final BoardRepository board;
    private final PageTryRepository tries;
    private final OutgoingRecordRepository outgoing;
    private final Clock clock;
    private final MultiGauge open;
    private final MultiGauge silent;
    private volatile double oldestUnacknowledged;
    private volatile double pagesPerPatientDay;
    private volatile double setAside;

    public BoardMetrics(
            AlertRepository alerts,
            BoardRepository board,
            PageTryRepository tries,
            OutgoingRecordRepository outgoing,
            MeterRegistry registry,
            Clock clock) {
        this.alerts = alerts;
        this.board = board;
        this.tries = tries;
        this.outgoing = outgoing;
        this.clock = clock;
        this.open = MultiGauge.builder("cytovigil.alerts.open")
                .description("Alerts that nobody has acknowledged")
                .register(registry);
        this.silent = MultiGauge.builder("cytovigil.feed.silent")
                .description("Feeds of patients that are silent, overdue or frozen")
                .register(registry);
        Gauge.builder("cytovigil.oldest.unacknowledged.seconds", () -> oldestUnacknowledged)
                .description("Age of the oldest alert that pages and nobody has acknowledged")
                .register(registry);
        Gauge.builder("cytovigil.outbox.set.aside", () -> setAside)
                .description("Records that could never be published and are kept in the outbox with the reason")
                .register(registry);
        Gauge.builder("cytovigil.pages.per.patient.day", () -> pagesPerPatientDay)
                .description("Pages of the last 24 hours for each patient on the board")
                .register(registry);
    }

    /** Reads everything anew. */
    public void measure() {
        Instant now = clock.instant();
        List<Alert> waiting = alerts.alive().stream()
                .filter(alert -> alert.state() == AlertState.OPEN)
                .toList();
        open.register(openRows(waiting), true);
        silent.register(silentRows(), true);
        oldestUnacknowledged = waiting.stream()
                .filter(Alert::page)
                .mapToDouble(alert -> Duration.between(alert.raisedAt(), now).toMillis() / 1000.0)
                .max()
                .orElse(0);
        setAside = outgoing.aside();
        int patients = board.patients().size();
        pagesPerPatientDay = patients == 0 ? 0 : (double) tries.pagesSince(now.minus(DAY)) / patients;
    }

    private static Iterable<MultiGauge.Row<?>> openRows(List<Alert> waiting) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        waiting.stream()
                .collect(Collectors.groupingBy(
                        alert -> Tags.of("priority", alert.priority(), "unit", String.valueOf(alert.unit())),
                        Collectors.counting()))
                .forEach((tags, count) -> rows.add(MultiGauge.Row.of(tags, count)));
        for (Priority priority : Priority.values()) {
            // A series that is always there tells "none" from "not measured".
            boolean none = waiting.stream().noneMatch(alert -> alert.priority().equals(priority.name()));
            if (none) {
                rows.add(MultiGauge.Row.of(Tags.of("priority", priority.name(), "unit", "none"), 0));
            }
        }
        return rows;
    }

    private Iterable<MultiGauge.Row<?>> silentRows() {
        List<FeedRow> feeds = board.feeds();
        Set<String> names = new TreeSet<>();
        Stream.of(Feed.values()).map(Feed::name).forEach(names::add);
        feeds.forEach(feed -> names.add(feed.feed()));
        Map<String, Long> counts = feeds.stream()
                .filter(feed -> !feed.status().equals("LIVE"))
                .collect(Collectors.groupingBy(FeedRow::feed, Collectors.counting()));
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        names.forEach(name -> rows.add(MultiGauge.Row.of(Tags.of("feed", name), counts.getOrDefault(name, 0L))));
        return rows;
    }
}
