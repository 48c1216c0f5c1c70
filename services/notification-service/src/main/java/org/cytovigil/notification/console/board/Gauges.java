// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.GradeLine;
import org.cytovigil.notification.ledger.GradeRow;
import org.jspecify.annotations.Nullable;

/**
 * Grades as gauges, chips and flags, in the words of a page.
 *
 * @param scales whose names are shown; a scale that is not among them has its id
 */
public record Gauges(Words words, GradingCatalogue scales) {
    private static final Set<String> LARGE = Set.of(AstctCrs.ID, AstctIcans.ID);
    private static final String COMPLETE = "COMPLETE";
    private static final String INDETERMINATE = "INDETERMINATE";

    /** CRS and ICANS, also where neither was graded: what is not graded has its place and says so. */
    List<Gauge> large(BoardView.Bed bed, Trends.Look look) {
        return List.of(
                of(AstctCrs.ID, bed, look.lines(bed.patient().patient(), AstctCrs.ID)),
                of(AstctIcans.ID, bed, look.lines(bed.patient().patient(), AstctIcans.ID)));
    }

    private Gauge of(String system, BoardView.Bed bed, List<GradeLine> lines) {
        Optional<GradeRow> found = bed.grades().stream()
                .filter(row -> row.gradingSystem().equals(system))
                .findFirst();
        Sparkline trend =
                lines.isEmpty() ? null : Sparkline.of(lines, words.now().minus(Trends.SHOWN), words.now());
        return found.map(row -> of(row, trend))
                .orElseGet(() -> new Gauge(
                        system, name(system), false, false, 0, 0, null, words.of("grade.none", name(system)), trend));
    }

    /** One grade, with its day where there is one. */
    public Gauge of(GradeRow row, @Nullable Sparkline trend) {
        boolean known = !row.completeness().equals(INDETERMINATE) || row.grade() > 0;
        boolean complete = row.completeness().equals(COMPLETE);
        String upper = row.upper() > row.grade() ? " " + words.of("grade.upto", row.upper()) : "";
        String said = name(row.gradingSystem()) + " "
                + (known ? words.of("grade.is", row.grade()) : words.of("grade.unknown"))
                + (complete ? "" : ", " + words.word("completeness", row.completeness()) + upper);
        return new Gauge(
                row.gradingSystem(),
                name(row.gradingSystem()),
                known,
                complete,
                row.grade(),
                row.upper(),
                words.time(row.since()),
                said,
                trend);
    }

    /** The other scales. Those that say 0 for certain come last. */
    List<Bed.Chip> chips(BoardView.Bed bed) {
        List<Bed.Chip> chips = new ArrayList<>();
        List<Bed.Chip> calm = new ArrayList<>();
        for (GradeRow row : bed.grades()) {
            if (!LARGE.contains(row.gradingSystem())) {
                Bed.Chip chip = chip(row);
                (chip.style().equals("g0") ? calm : chips).add(chip);
            }
        }
        chips.addAll(calm);
        return chips;
    }

    private Bed.Chip chip(GradeRow row) {
        BigDecimal score = row.score();
        String band = row.band();
        if (score != null) {
            return new Bed.Chip(
                    row.gradingSystem(),
                    name(row.gradingSystem()),
                    score.toPlainString(),
                    band == null ? "" : words.word("band", band),
                    "index");
        }
        Gauge gauge = of(row, null);
        String note =
                gauge.complete() ? "" : gauge.open() ? words.of("grade.upto", row.upper()) : words.of("grade.partial");
        return new Bed.Chip(row.gradingSystem(), gauge.name(), gauge.shown(), note, gauge.style());
    }

    /** What is special about any grade of the patient, each thing once. */
    List<Flag> flags(BoardView.Bed bed) {
        Set<Flag> flags = new LinkedHashSet<>();
        for (GradeRow row : bed.grades()) {
            BoardView.json(row.flags())
                    .forEach(flag -> flags.add(Flag.of(flag.asText(), words.word("flag", flag.asText()))));
        }
        return List.copyOf(flags);
    }

    /** What people call a scale. */
    public String name(String system) {
        return scales.find(system).map(GradingSystem::name).orElse(system);
    }
}
