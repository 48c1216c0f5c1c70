// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.explain.AlertExplainer;
import org.cytovigil.core.explain.Evidence;
import org.cytovigil.core.explain.Explainer;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the explanations of some worked cases say, word for word, as {@code explained-cases.txt} has them. */
class ExplainedCasesTest {
    private static final GradingRules RULES = GradingRules.defaults();

    /** A section: a heading with the number of the case, the scale or cause, and when; then the lines. */
    static Stream<Arguments> sections() throws IOException {
        List<Arguments> sections = new ArrayList<>();
        for (String section : resource("explained-cases.txt").split("== ", -1)) {
            if (!section.startsWith("#")) {
                String[] headAndBody = section.strip().split("\n", 2);
                String[] head = headAndBody[0].split(" \\| ", -1);
                sections.add(Arguments.of(head[0], head[1], head[2], headAndBody[1]));
            }
        }
        return sections.stream();
    }

    @ParameterizedTest(name = "case {0}: {1} at {2}")
    @MethodSource("sections")
    void theExplanationSaysWhyInWords(String number, String subject, String when, String expected) throws IOException {
        CaseFacts facts = CaseFacts.read(given(number));
        Explainer explainer = new Explainer(RULES, new Evidence(facts.facts()), ZoneOffset.UTC);
        Instant at = CaseFacts.time(when);
        List<String> said = subject.startsWith("astct")
                ? grade(facts, explainer, subject, at)
                : alert(facts, explainer, subject, at);
        assertThat(String.join("\n", said).replaceAll("(alert|rules:) [0-9a-f]{12,24}", "$1 …"))
                .isEqualTo(expected);
    }

    private static List<String> grade(CaseFacts facts, Explainer explainer, String system, Instant at) {
        ConvergedGrades.Line line = new ConvergedGrades(GradingCatalogue.standard(), RULES)
                .lines(facts.facts(), facts.until()).stream()
                        .filter(each -> each.system().equals(system))
                        .filter(each -> !each.span().from().isAfter(at))
                        .reduce((first, second) -> second)
                        .orElseThrow();
        return explainer.grade(line.patient(), line.system(), line.span(), Instant.MAX, List.of());
    }

    private static List<String> alert(CaseFacts facts, Explainer explainer, String cause, Instant at) {
        List<ArrivalReplay.Published> told =
                new ArrivalReplay(GradingCatalogue.standard(), RULES).run(facts.facts(), facts.until());
        AlertStep step = told.stream()
                .filter(each -> each.when().equals(at))
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(each -> each.cause().name().equals(cause) && each.transition() == AlertStep.Transition.RAISED)
                .findFirst()
                .orElseThrow();
        return new AlertExplainer(explainer, told).alert(step);
    }

    private static String given(String number) throws IOException {
        return resource("worked-cases.csv")
                .lines()
                .map(line -> line.split("\\|", -1))
                .filter(cells -> cells[0].strip().equals(number))
                .map(cells -> cells[1].strip())
                .findFirst()
                .orElseThrow();
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(ExplainedCasesTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
