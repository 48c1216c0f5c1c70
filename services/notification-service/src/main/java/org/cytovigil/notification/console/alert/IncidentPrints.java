// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.alert.IncidentPrint.Line;
import org.cytovigil.notification.console.patient.PatientFile;
import org.cytovigil.notification.console.patient.Whys;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.GradeRow;
import org.jspecify.annotations.Nullable;

/** Makes the print of an alert. */
@Singleton
class IncidentPrints {
    private final AlertFiles files;
    private final AlertEventRepository events;
    private final BoardView board;
    private final Whys whys;
    private final Channels channels;

    IncidentPrints(AlertFiles files, AlertEventRepository events, BoardView board, Whys whys, Channels channels) {
        this.files = files;
        this.events = events;
        this.board = board;
        this.whys = whys;
        this.channels = channels;
    }

    /** The print for an account, in words of the alert's ward. */
    IncidentPrint of(Alert alert, String account, Words words) {
        return new IncidentPrint(
                files.of(alert, account, words),
                events.of(alert.id()).stream().map(event -> line(event, words)).toList(),
                evidence(alert, words),
                words.of("print.made", words.exact(words.now()), account));
    }

    private List<PatientFile.Why> evidence(Alert alert, Words words) {
        List<GradeRow> grades = board.bed(alert.patient()).stream()
                .flatMap(bed -> bed.grades().stream())
                .filter(grade -> Objects.equals(grade.gradingSystem(), alert.gradingSystem()))
                .toList();
        return whys.of(alert.patient(), grades, words);
    }

    private Line line(AlertEvent event, Words words) {
        String at = words.exact(event.at());
        return switch (event.kind()) {
            case TRIED ->
                new Line(at, words.of("print.tried", number(event.attempt()), whom(event), way(event, words)), "");
            case PROGRESSED ->
                new Line(
                        at,
                        words.of(
                                "print.progressed",
                                number(event.attempt()),
                                whom(event),
                                way(event, words),
                                words.word("delivery", event.outcome())),
                        text(event.note()));
            case ESCALATED ->
                new Line(
                        at,
                        AlertFiles.what(event, words) + " (" + words.of("print.round", round(event)) + ")",
                        text(event.note()));
            default -> new Line(at, AlertFiles.what(event, words), text(event.note()));
        };
    }

    private String way(AlertEvent event, Words words) {
        String channel = text(event.channel());
        return words.word("channel", channel, channels.label(channel)) + " (" + text(event.provider()) + ")";
    }

    private static String whom(AlertEvent event) {
        return text(event.person());
    }

    private static String number(@Nullable Integer attempt) {
        return attempt == null ? "" : attempt.toString();
    }

    /** People count from one. */
    private static String round(AlertEvent event) {
        Integer round = event.round();
        return round == null ? "" : Integer.toString(round + 1);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
