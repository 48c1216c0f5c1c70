// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step of the alerts of some causes, from D2 on, through the whole core; written like the worked cases. */
class AlertCasesTest {
    static Stream<Arguments> cases() throws IOException {
        return WorkedCasesTest.cases("alert-cases.csv");
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @MethodSource("cases")
    void caseTellsEachStep(String name, String given, String watched, String told) {
        CaseFacts facts = CaseFacts.read(given);
        List<String> causes = Arrays.asList(watched.split(" ", -1));
        List<String> steps = new ArrivalReplay(GradingCatalogue.standard(), facts.rules())
                .run(facts.facts(), facts.until()).stream()
                        .filter(each -> !each.when().isBefore(CaseFacts.time("00:00")))
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> causes.contains(step.cause().name()))
                        .map(AlertCasesTest::written)
                        .collect(Collectors.toList());
        assertThat(String.join("; ", steps)).as("case %s: %s", name, given).isEqualTo(told.equals("-") ? "" : told);
    }

    /** When it is told, what, how loudly, from which grade to which, and since when it holds. */
    private static String written(AlertStep step) {
        String grades =
                step.grade() == null ? "" : " " + (step.previous() == null ? "" : step.previous() + ">") + step.grade();
        return time(step.raisedAt()) + " " + step.transition() + " " + step.priority()
                + (step.page() ? " page " : " note ") + step.cause() + grades + " since " + time(step.at());
    }

    /** Time of day, of D2 where no day stands before it. */
    private static String time(Instant at) {
        String text = at.toString();
        int day = Integer.parseInt(text.substring(8, 10)) - 5;
        return (day == 2 ? "" : "D" + day + " ") + text.substring(11, text.endsWith(":00Z") ? 16 : 19);
    }
}
