// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Bed;
import org.cytovigil.notification.console.board.Beds;
import org.cytovigil.notification.console.board.Boards;
import org.cytovigil.notification.console.patient.PatientFile;
import org.cytovigil.notification.console.patient.Whys;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyNow;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.Priority;
import org.jspecify.annotations.Nullable;

/** Makes the page of an alert. */
@Singleton
class AlertFiles {
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PageTryRepository tries;
    private final BoardView view;
    private final Boards boards;
    private final Beds beds;
    private final Whys whys;
    private final Duty duty;
    private final Channels channels;
    private final RunTime time;

    AlertFiles(
            AlertRepository alerts,
            AlertEventRepository events,
            PageTryRepository tries,
            BoardView view,
            Boards boards,
            Beds beds,
            Whys whys,
            Duty duty,
            Channels channels,
            RunTime time) {
        this.alerts = alerts;
        this.events = events;
        this.tries = tries;
        this.view = view;
        this.boards = boards;
        this.beds = beds;
        this.whys = whys;
        this.duty = duty;
        this.channels = channels;
        this.time = time;
    }

    /** An alert by its id, or by the code that stands in a text message, in letters of any case. */
    Optional<Alert> find(String name) {
        return alerts.find(name).or(() -> alerts.withCode(name.toUpperCase(java.util.Locale.ROOT)));
    }

    /** The page of an alert as an account sees it, in words of its ward's zone. */
    AlertFile of(Alert alert, String account, Words words) {
        List<AlertEvent> story = events.of(alert.id());
        Optional<BoardView.Bed> found = view.bed(alert.patient());
        Bed shown = found.map(bed -> beds.of(bed, List.of(alert), words)).orElse(null);
        AlertCard card = boards.card(alert, words);
        Instant taken = alert.acknowledgedAt();
        return new AlertFile(
                card,
                shown,
                alert.state().name(),
                taken == null ? "" : words.exact(taken),
                account.equals(alert.acknowledgedBy()),
                alert.summary(),
                words.word("cause", alert.cause()),
                found.map(bed -> why(alert, bed, words)).orElse(List.of()),
                ladder(alert, story),
                tries.of(alert.id()).stream()
                        .filter(PageTry::isPage)
                        .map(page -> attempt(page, words))
                        .toList(),
                story.stream()
                        .filter(event ->
                                event.kind() != AlertEvent.Kind.TRIED && event.kind() != AlertEvent.Kind.PROGRESSED)
                        .map(event -> step(event, words))
                        .toList(),
                Sbar.of(alert, card, shown, words));
    }

    /** Why the grade is as it is now: whoever is called at night asks that first. */
    private List<PatientFile.Why> why(Alert alert, BoardView.Bed bed, Words words) {
        return whys.of(
                alert.patient(),
                bed.grades().stream()
                        .filter(grade -> grade.gradingSystem().equals(alert.gradingSystem()))
                        .toList(),
                words);
    }

    private List<Rung> ladder(Alert alert, List<AlertEvent> story) {
        if (!alert.page() || alert.state() != AlertState.OPEN) {
            return List.of();
        }
        int round = 0;
        Instant began = alert.raisedAt();
        for (AlertEvent event : story) {
            Integer next = event.round();
            if (event.kind() == AlertEvent.Kind.OPENED || event.kind() == AlertEvent.Kind.MOVED) {
                round = 0;
                began = event.at();
            } else if (event.kind() == AlertEvent.Kind.ESCALATED && next != null) {
                round = next;
                began = event.at();
            }
        }
        DutyNow standing = duty.standing();
        return Rung.of(
                standing.policy(alert.unit()).ladder(Priority.valueOf(alert.priority())),
                standing.onCall(alert.unit(), time.wall()),
                round,
                began);
    }

    private AlertFile.Try attempt(PageTry page, Words words) {
        return new AlertFile.Try(
                words.exact(page.createdAt()),
                page.person(),
                words.word("channel", page.channel(), channels.label(page.channel())),
                words.word("delivery", page.state().name()),
                words.exact(page.changedAt()),
                page.state().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static AlertFile.Step step(AlertEvent event, Words words) {
        return new AlertFile.Step(words.exact(event.at()), what(event, words), text(event.note()));
    }

    /** What happened, by whom and why, in words. */
    static String what(AlertEvent event, Words words) {
        String kind = words.word("step", event.kind().name());
        String person = event.person();
        String by =
                person == null ? "" : " (" + person + (event.onBehalf() == null ? "" : " → " + event.onBehalf()) + ")";
        String why = event.kind() == AlertEvent.Kind.ESCALATED ? ": " + words.word("reason", event.outcome()) : "";
        return kind + by + why;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
