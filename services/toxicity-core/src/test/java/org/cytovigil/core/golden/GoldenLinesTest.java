// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.cases.CaseInputs;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.ScaleScenario;
import org.cytovigil.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The lines of all worked cases and of seeded histories are what they were when they were recorded, but for the edition
 * of the rules. {@code -Dgolden.seeds=10000} compares ten thousand histories, with {@code -Dgolden=write} it records them anew.
 */
class GoldenLinesTest {
    private static final int SINGLE = 100;
    private static final int BLOCK = 100;
    private static final int SEEDS = Integer.getInteger("golden.seeds", 300);
    private static final GradingRules RULES = GradingRules.defaults();
    /** The scales that are recorded; what others say of the same facts is no matter of theirs. */
    private static final GradingCatalogue RECORDED = GradingCatalogue.chosen(List.of(
            "astct-crs-2019",
            "astct-icans-2019",
            "lee-crs-2014",
            "penn-crs-2018",
            "ctcae-crs-5",
            "blinatumomab-label"));

    private static final ConvergedGrades GRADES = new ConvergedGrades(RECORDED, RULES);
    private static final ArrivalReplay ARRIVALS = new ArrivalReplay(GradingCatalogue.standard(), RULES);

    @Test
    void theLinesOfTheWorkedCasesAreWhatTheyWere() throws IOException {
        GoldenFile file = GoldenFile.read("cases.txt");
        for (CaseInputs.Input input : CaseInputs.all()) {
            ConvergedGrades grades = new ConvergedGrades(RECORDED, input.rules());
            file.compare(input.name() + ":grades", grades(grades, input.facts(), input.until()));
            ArrivalReplay arrivals = new ArrivalReplay(GradingCatalogue.standard(), input.rules());
            file.compare(input.name() + ":alerts", alerts(arrivals, input.facts(), input.until()));
        }
        assertThat(file.differences()).isEmpty();
    }

    /** Each of the first histories has a row with what it pages; of the others a block has one. */
    @Test
    void theLinesOfSeededHistoriesAreWhatTheyWere() throws IOException {
        GoldenFile file = GoldenFile.read("histories.txt");
        for (int seed = 1; seed <= SINGLE; seed++) {
            Scenario history = history(seed);
            List<String> lines = new ArrayList<>(grades(GRADES, history.facts(), history.until()));
            lines.addAll(alerts(ARRIVALS, history.facts(), history.until()));
            file.compare("history-" + seed, lines);
        }
        for (int first = SINGLE + 1; first <= SEEDS; first += BLOCK) {
            List<String> lines = new ArrayList<>();
            for (int seed = first; seed < first + BLOCK; seed++) {
                lines.addAll(grades(GRADES, history(seed).facts(), history(seed).until()));
            }
            file.compareAll("histories-from-" + first, lines);
        }
        assertThat(file.differences()).isEmpty();
    }

    /** Every second one is about what the scales beside ASTCT look at. */
    private static Scenario history(int seed) {
        return seed % 2 == 0 ? ScaleScenario.of(seed) : Scenario.of(seed);
    }

    private static List<String> grades(
            ConvergedGrades grades, Collection<? extends Fact> facts, @Nullable Instant until) {
        return grades.lines(facts, until).stream()
                .map(line -> line.patient().value() + " " + line.system() + " "
                        + line.span().from() + " " + written(line.span().assessment()))
                .toList();
    }

    private static String written(Assessment said) {
        return said.grade() + " " + said.upper() + " " + said.completeness() + " " + said.flags() + " " + said.because()
                + " " + said.missing();
    }

    private static List<String> alerts(
            ArrivalReplay arrivals, Collection<? extends Fact> facts, @Nullable Instant until) {
        return arrivals.run(facts, until).stream()
                .map(ArrivalReplay.Published::outcome)
                .flatMap(
                        outcome -> outcome instanceof Outcome.Alerted alerted ? Stream.of(alerted.step()) : Stream.of())
                .map(AlertStep::toString)
                .toList();
    }
}
