// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.lines.EventLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The core raises exactly the alerts that the courses were built to lead to, and nothing else about toxicity. */
class SimulationTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void alertsAreExactlyThoseTheCoursesMeanAtDemoPace(long seed) throws IOException {
        check(new Simulation(seed, 14, START, Duration.ofHours(3), Pace.DEMO));
    }

    @Test
    void alertsAreExactlyThoseTheCoursesMeanOverADay() throws IOException {
        Pace slow = new Pace(
                Duration.ofHours(2),
                Duration.ofMinutes(40),
                Duration.ofHours(5),
                Duration.ofSeconds(90),
                Duration.ofMinutes(15));
        check(new Simulation(3, 5, START, Duration.ofHours(24), slow));
    }

    private static void check(Simulation simulation) throws IOException {
        List<VirtualPatient.Story> stories = simulation.stories();
        String lines = stories.stream()
                .flatMap(story -> story.events().stream())
                .map(event -> event.event().toString())
                .collect(Collectors.joining("\n"));
        EventLines read = EventLines.read(new BufferedReader(new StringReader(lines)), new Intake());
        assertThat(read.rejections()).isEmpty();
        List<String> raised = new Replayed(read).toxicityAlerts();
        List<String> meant = stories.stream()
                .flatMap(story -> story.expected().stream())
                .map(alert -> alert.patient() + " " + alert.cause() + " " + alert.grade() + " "
                        + (alert.page() ? "page" : "note") + " " + alert.at())
                .sorted()
                .toList();
        assertThat(raised).as("seed %d", simulation.seed()).isEqualTo(meant);
    }

    private record Replayed(EventLines read) {
        List<String> toxicityAlerts() {
            return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                    .run(read.facts(), null).stream()
                            .filter(told -> told.outcome() instanceof Outcome.Alerted)
                            .map(told -> ((Outcome.Alerted) told.outcome()).step())
                            .filter(step -> step.transition() == AlertStep.Transition.RAISED)
                            .filter(step -> step.cause() != AlertCause.ASSESSMENT_OVERDUE)
                            .map(step -> step.patient() + " " + step.cause() + " " + step.grade() + " "
                                    + (step.page() ? "page" : "note") + " " + step.raisedAt())
                            .sorted()
                            .toList();
        }
    }
}
