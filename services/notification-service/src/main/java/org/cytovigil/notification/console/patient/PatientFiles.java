// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.patient;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.console.board.AlertCard;
import org.cytovigil.notification.console.board.Beds;
import org.cytovigil.notification.console.board.Boards;
import org.cytovigil.notification.console.board.Gauges;
import org.cytovigil.notification.console.patient.PatientFile.Latest;
import org.cytovigil.notification.console.patient.PatientFile.Replaced;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.GradeLine;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.NamedReading;
import org.cytovigil.notification.ledger.ReadingRepository;

/** Makes the page of a patient. */
@Singleton
class PatientFiles {
    private static final Set<String> FIRST = Set.of(AstctCrs.ID, AstctIcans.ID);
    private static final Duration SHOWN = Duration.ofDays(14);
    private static final int MOST_ALERTS = 50;
    private static final int MOST_REPLACED = 20;

    private final BoardRepository board;
    private final AlertRepository alerts;
    private final ReadingRepository readings;
    private final Beds beds;
    private final Boards boards;
    private final Whys whys;

    PatientFiles(
            BoardRepository board,
            AlertRepository alerts,
            ReadingRepository readings,
            Beds beds,
            Boards boards,
            Whys whys) {
        this.board = board;
        this.alerts = alerts;
        this.readings = readings;
        this.beds = beds;
        this.boards = boards;
        this.whys = whys;
    }

    /** Everything of a patient, in words of the ward's zone. */
    PatientFile of(BoardView.Bed bed, Words words) {
        String patient = bed.patient().patient();
        List<Alert> all = alerts.list("ALL", "", patient, Long.MAX_VALUE, MOST_ALERTS);
        List<Alert> alive =
                all.stream().filter(alert -> alert.state() != AlertState.CLOSED).toList();
        List<GradeRow> grades = bed.grades().stream()
                .sorted(Comparator.comparing((GradeRow grade) -> !FIRST.contains(grade.gradingSystem()))
                        .thenComparing(GradeRow::gradingSystem))
                .toList();
        return new PatientFile(
                beds.of(bed, alive, words),
                whys.of(patient, grades, words),
                readings.latest(patient, words.now().minus(SHOWN)).stream()
                        .map(reading -> latest(reading, words))
                        .toList(),
                board.superseded(patient, MOST_REPLACED).stream()
                        .map(line -> replaced(line, words))
                        .toList(),
                cards(alive, words),
                cards(
                        all.stream()
                                .filter(alert -> alert.state() == AlertState.CLOSED)
                                .toList(),
                        words));
    }

    private List<AlertCard> cards(List<Alert> some, Words words) {
        return some.stream().map(alert -> boards.card(alert, words)).toList();
    }

    private static Latest latest(NamedReading reading, Words words) {
        ReadingWords spoken = new ReadingWords(words);
        JsonNode point = BoardView.json(reading.point());
        return new Latest(
                spoken.name(reading.series()),
                spoken.value(reading.series(), point),
                words.time(reading.at()),
                words.age(reading.at()),
                reading.at().toString());
    }

    private static Replaced replaced(GradeLine line, Words words) {
        String upper = line.upper() > line.grade() ? " (" + words.of("grade.upto", line.upper()) + ")" : "";
        return new Replaced(
                new Gauges(words, GradingCatalogue.known()).name(line.gradingSystem()),
                words.of("grade.is", line.grade()) + upper,
                words.time(line.since()),
                words.time(line.knownAt()));
    }
}
