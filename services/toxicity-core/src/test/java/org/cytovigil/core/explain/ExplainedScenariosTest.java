// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Whatever happens to a patient can be explained, on every scale. */
class ExplainedScenariosTest {
    private static final int SCENARIOS = Integer.getInteger("sequences", 150);
    private static final GradingRules RULES = GradingRules.defaults();
    private final Sentences sentences = new Sentences(RULES, GradingCatalogue.known());

    @Test
    void everyGradeOfEveryScaleHasSentencesForAllThatItSays() {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = Scenario.of(seed);
            Explainer explainer = new Explainer(RULES, new Evidence(scenario.facts()), ZoneOffset.UTC);
            for (ConvergedGrades.Line line :
                    new ConvergedGrades(GradingCatalogue.known(), RULES).lines(scenario.facts(), scenario.until())) {
                assertThat(explainer.grade(line.patient(), line.system(), line.span(), Instant.MAX, line.suggestions()))
                        .hasSizeGreaterThan(3);
                line.span()
                        .assessment()
                        .because()
                        .forEach(criterion -> assertThat(sentences.find(Kind.FOUND, criterion.name()))
                                .as("criterion %s", criterion)
                                .isPresent());
                line.span()
                        .assessment()
                        .missing()
                        .forEach(name -> assertThat(sentences.find(Kind.MISSING, name))
                                .as("missing %s", name)
                                .isPresent());
            }
        }
    }

    @Test
    void everyAlertSaysWhyItHasItsPriority() {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = Scenario.of(seed);
            List<ArrivalReplay.Published> told =
                    new ArrivalReplay(GradingCatalogue.standard(), RULES).run(scenario.facts(), scenario.until());
            AlertExplainer explainer =
                    new AlertExplainer(new Explainer(RULES, new Evidence(scenario.facts()), ZoneOffset.UTC), told);
            for (ArrivalReplay.Published each : told) {
                if (each.outcome() instanceof Outcome.Alerted alerted) {
                    assertThat(explainer.alert(alerted.step()))
                            .as("seed %s", seed)
                            .anyMatch(line -> line.startsWith("  Priority "));
                }
            }
        }
    }
}
