// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.GradeLine;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.notification.ledger.TherapyRow;

/**
 * The last day of CRS and ICANS and the therapies of all patients, read together and kept for a few seconds, so that many
 * open consoles ask the ledger once. Grades themselves are never kept: what is shown large is always asked for.
 */
@Singleton
public class Trends {
    /** How far back is drawn. */
    static final Duration SHOWN = Duration.ofHours(24);

    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final BoardRepository board;
    private final ReadingRepository readings;
    private final Clock clock;
    private volatile Look newest = new Look(Instant.MIN, Map.of(), Map.of());

    public Trends(BoardRepository board, ReadingRepository readings, Clock clock) {
        this.board = board;
        this.readings = readings;
        this.clock = clock;
    }

    private record Key(String patient, String system) {}

    /** What was read at one look. */
    record Look(Instant at, Map<Key, List<GradeLine>> lines, Map<String, List<TherapyRow>> therapies) {
        /** The day of a scale of a patient. */
        List<GradeLine> lines(String patient, String system) {
            return lines.getOrDefault(new Key(patient, system), List.of());
        }

        /** The steps of a patient's therapy. */
        List<TherapyRow> therapy(String patient) {
            return therapies.getOrDefault(patient, List.of());
        }
    }

    /** The newest look, read anew where it is too old. */
    Look look() {
        Instant now = clock.instant();
        Look known = newest;
        if (now.isBefore(known.at().plus(KEPT)) && !now.isBefore(known.at())) {
            return known;
        }
        Instant from = now.minus(SHOWN);
        Map<Key, List<GradeLine>> lines =
                board.trend(AstctCrs.ID + "," + AstctIcans.ID, from.minus(LOOK_BACK), from).stream()
                        .collect(Collectors.groupingBy(line -> new Key(line.patient(), line.gradingSystem())));
        Map<String, List<TherapyRow>> therapies =
                readings.therapies().stream().collect(Collectors.groupingBy(TherapyRow::patient));
        Look read = new Look(now, lines, therapies);
        newest = read;
        return read;
    }
}
