// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.paging.Priority;

/** Makes the board: alerts first, then patients, the most urgent first. */
@Singleton
public class Boards {
    private static final Comparator<Alert> URGENCY = Comparator.comparing(Alert::state)
            .thenComparing(alert -> Priority.valueOf(alert.priority()))
            .thenComparing(Alert::raisedAt);

    private static final List<Priority> RISING = List.of(Priority.values());

    private final Joint<Known> known;
    private final PageTryRepository tries;
    private final Channels channels;
    private final WardZones zones;
    private final Beds beds;

    public Boards(
            BoardView view,
            AlertRepository alerts,
            PageTryRepository tries,
            Channels channels,
            WardZones zones,
            Beds beds) {
        this.known = new Joint<>(() -> {
            List<Alert> alive = alerts.alive();
            return new Known(view.beds(alive), alive, tries.ofAlive());
        });
        this.tries = tries;
        this.channels = channels;
        this.zones = zones;
        this.beds = beds;
    }

    /** What the ledger knows at one look. */
    private record Known(List<BoardView.Bed> beds, List<Alert> alive, List<PageTry> pages) {}

    /** The board as an account wants to see it. */
    public Board of(BoardFilter filter, String account, Words words) {
        Known look = known.get();
        List<Alert> alive = look.alive().stream()
                .filter(alert -> filter.inWard(alert.unit()))
                .sorted(URGENCY)
                .toList();
        Map<String, List<Alert>> byPatient = alive.stream().collect(Collectors.groupingBy(Alert::patient));
        Map<String, List<PageTry>> tried = look.pages().stream()
                .collect(Collectors.groupingBy(page -> Objects.requireNonNullElse(page.alertId(), "")));
        List<BoardView.Bed> all = look.beds();
        List<Bed> shown = all.stream()
                .filter(bed ->
                        filter.lets(bed.patient().patient(), bed.patient().unit(), pages(byPatient, bed), account))
                .sorted(Comparator.comparing(bed -> waiting(pages(byPatient, bed))))
                .map(bed -> beds.of(bed, pages(byPatient, bed), words))
                .toList();
        List<String> wards = Stream.concat(all.stream().map(bed -> bed.patient().unit()), Stream.of(filter.ward()))
                .filter(Objects::nonNull)
                .filter(ward -> !ward.isEmpty())
                .distinct()
                .sorted()
                .toList();
        return new Board(
                cards(alive, true, tried, words), cards(alive, false, tried, words), shown, all.size(), wards, filter);
    }

    private static List<Alert> pages(Map<String, List<Alert>> byPatient, BoardView.Bed bed) {
        return byPatient.getOrDefault(bed.patient().patient(), List.of()).stream()
                .filter(Alert::page)
                .toList();
    }

    /** Patients whose alert nobody has taken come first, those with the highest priority before the others. */
    private static int waiting(List<Alert> alerts) {
        return alerts.stream()
                .filter(alert -> alert.acknowledgedBy() == null)
                .mapToInt(alert -> RISING.indexOf(Priority.valueOf(alert.priority())))
                .min()
                .orElse(RISING.size());
    }

    private List<AlertCard> cards(List<Alert> alive, boolean pages, Map<String, List<PageTry>> tried, Words words) {
        return alive.stream()
                .filter(alert -> alert.page() == pages)
                .map(alert -> card(alert, tried.getOrDefault(alert.id(), List.of()), words))
                .toList();
    }

    /** An alert as the board shows it. */
    public AlertCard card(Alert alert, Words words) {
        return card(alert, alert.page() ? tries.of(alert.id()) : List.of(), words);
    }

    private AlertCard card(Alert alert, List<PageTry> tried, Words words) {
        Headline headline = Headline.of(alert, words);
        return new AlertCard(
                alert.id(),
                alert.code(),
                alert.priority(),
                alert.unit(),
                alert.patient(),
                headline.text(),
                headline.detail(),
                words.forWard(zones.of(alert.unit())).time(alert.at()),
                alert.at(),
                words.age(alert.raisedAt()),
                alert.acknowledgedBy(),
                alert.page() ? paged(tried, words) : List.of());
    }

    /** The newest try for each person, in words. */
    private List<String> paged(List<PageTry> tried, Words words) {
        Map<String, PageTry> newest = new LinkedHashMap<>();
        tried.stream().filter(PageTry::isPage).forEach(page -> newest.put(page.person(), page));
        return newest.values().stream()
                .map(page ->
                        page.person() + " (" + words.word("channel", page.channel(), channels.label(page.channel()))
                                + " " + words.word("delivery", page.state().name()) + ")")
                .toList();
    }
}
