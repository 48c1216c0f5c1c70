// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
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

    /** Their scales see each other's laboratory, so that more may page than was meant; never a look-alike. */
    @ParameterizedTest
    @ValueSource(longs = {1, 7, 42})
    void eachOtherTherapyPagesWhatItsCourseMeansAndNoLookAlikeDoes(long seed) throws IOException {
        // A Wednesday among the days before decides when a dose of asparaginase is late.
        Simulation simulation =
                new Simulation(seed, 1, START.plus(Duration.ofDays(seed % 7)), Duration.ofHours(12), Pace.DEMO);
        List<VirtualPatient.Story> stories = simulation.otherTherapies();
        List<String> raised = read(stories).toxicityAlerts(GradingCatalogue.known());
        assertThat(raised).containsAll(meant(stories));
        Set<String> silent = stories.stream()
                .filter(story -> story.expected().isEmpty())
                .map(VirtualPatient.Story::patient)
                .collect(Collectors.toSet());
        assertThat(silent).hasSize(2);
        assertThat(raised).noneMatch(alert -> silent.contains(alert.split(" ", -1)[0]) && alert.contains(" page "));
    }

    private static void check(Simulation simulation) throws IOException {
        List<VirtualPatient.Story> stories = simulation.stories();
        assertThat(read(stories).toxicityAlerts(GradingCatalogue.standard()))
                .as("seed %d", simulation.seed())
                .isEqualTo(meant(stories));
    }

    private static List<String> meant(List<VirtualPatient.Story> stories) {
        return stories.stream()
                .flatMap(story -> story.expected().stream())
                .map(alert -> alert.patient() + " " + alert.cause() + " " + alert.system() + " " + alert.grade() + " "
                        + (alert.page() ? "page" : "note") + " " + alert.at())
                .sorted()
                .toList();
    }

    private static Replayed read(List<VirtualPatient.Story> stories) throws IOException {
        String lines = stories.stream()
                .flatMap(story -> story.events().stream())
                .map(event -> event.event().toString())
                .collect(Collectors.joining("\n"));
        EventLines read = EventLines.read(new BufferedReader(new StringReader(lines)), new Intake());
        assertThat(read.rejections()).isEmpty();
        return new Replayed(read);
    }

    private record Replayed(EventLines read) {
        List<String> toxicityAlerts(GradingCatalogue scales) {
            return new ArrivalReplay(scales, GradingRules.defaults())
                    .run(read.facts(), null).stream()
                            .filter(told -> told.outcome() instanceof Outcome.Alerted)
                            .map(told -> ((Outcome.Alerted) told.outcome()).step())
                            .filter(step -> step.transition() == AlertStep.Transition.RAISED)
                            .filter(step -> step.cause() != AlertCause.ASSESSMENT_OVERDUE)
                            .map(step -> step.patient() + " " + step.cause() + " " + step.system() + " "
                                    + (step.grade() == null ? 0 : step.grade()) + " " + (step.page() ? "page" : "note")
                                    + " " + step.raisedAt())
                            .sorted()
                            .toList();
        }
    }
}
