// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.lines.EventLines;
import org.junit.jupiter.api.Test;

class ChartingFaultsTest {
    private static final long SEED = 11;
    private static final Simulation WARD =
            new Simulation(SEED, 6, Instant.parse("2026-01-15T08:00:00Z"), Duration.ofHours(20), Pace.DEMO);

    private static List<SimulatedEvent> charted(String spec) {
        return of(ChartingFaults.parse(spec)).toList();
    }

    private static List<SimulatedEvent> asItWas() {
        return of(ChartingFaults.NONE).toList();
    }

    private static Stream<SimulatedEvent> of(ChartingFaults faults) {
        return WARD.stories(faults).stream().flatMap(story -> story.events().stream());
    }

    private static long values(List<SimulatedEvent> events, String patient, String parameter) {
        return events.stream()
                .map(SimulatedEvent::event)
                .filter(event -> event.get("patient").asText().equals(patient))
                .filter(event -> event.path("parameter").asText().equals(parameter))
                .map(event -> event.get("value").asText())
                .distinct()
                .count();
    }

    private static double left(String spec) {
        long monitored =
                asItWas().stream().filter(ChartingFaultsTest::monitored).count();
        return 1.0
                * charted(spec).stream().filter(ChartingFaultsTest::monitored).count()
                / monitored;
    }

    private static boolean monitored(SimulatedEvent event) {
        return event.way() == Way.MONITOR;
    }

    @Test
    void theSameSeedGivesTheSameFaultsAndNoneChangesTheCourse() {
        for (ChartingFault fault : ChartingFault.values()) {
            assertThat(charted(fault.word())).as("%s", fault).isEqualTo(charted(fault.word()));
            assertThat(charted(fault.word())).as("%s", fault).isNotEqualTo(asItWas());
        }
        assertThat(WARD.stories(ChartingFaults.parse("late,units")).get(0).expected())
                .isEqualTo(WARD.stories().get(0).expected());
    }

    @Test
    void aFrozenSignalRepeatsItsValue() {
        List<SimulatedEvent> frozen = charted("frozen=PT100H");
        for (VirtualPatient.Story story : WARD.stories()) {
            String patient = story.patient();
            assertThat(Stream.of("HEART_RATE", "RESPIRATORY_RATE", "SPO2")
                            .filter(parameter ->
                                    values(frozen, patient, parameter) < values(asItWas(), patient, parameter)
                                            || values(frozen, patient, parameter) == 1)
                            .toList())
                    .as("seed %d %s", SEED, patient)
                    .hasSizeBetween(0, 1);
        }
        assertThat(frozen).isNotEqualTo(asItWas());
    }

    @Test
    void jitteredSamplesStayWithinTheirBounds() {
        Map<JsonNode, List<SimulatedEvent>> exact = asItWas().stream()
                .collect(Collectors.groupingBy(event -> event.event().get("id")));
        for (SimulatedEvent event : charted("jitter=PT20S")) {
            assertThat(exact.getOrDefault(event.event().get("id"), List.of()))
                    .as("seed %d", SEED)
                    .isNotEmpty()
                    .allSatisfy(other -> assertThat(
                                    Duration.between(other.sent(), event.sent()).abs())
                            .isLessThanOrEqualTo(Duration.ofSeconds(20)));
        }
    }

    @Test
    void whatIsNotChartedIsAsMuchAsWasAskedFor() {
        assertThat(left("sparse=PT5M")).as("seed %d", SEED).isBetween(0.15, 0.6);
        assertThat(left("gaps=0.3")).as("seed %d", SEED).isBetween(0.5, 0.85);
        assertThat(left("missing=0.2")).as("seed %d", SEED).isBetween(0.77, 0.83);
        assertThat(left("late,cuffs,units")).isEqualTo(1);
    }

    @Test
    void readingsOfACuffAreSentAsContinuous() {
        assertThat(charted("cuffs"))
                .filteredOn(event -> event.event().path("parameter").asText().endsWith("_BP"))
                .isNotEmpty()
                .allMatch(event -> event.event().get("method").asText().equals("CONTINUOUS"));
    }

    @Test
    void aWrongUnitIsRefusedAndNeverGraded() throws IOException {
        List<SimulatedEvent> wrong = charted("units=0.1");
        List<SimulatedEvent> right = asItWas();
        long changed = Stream.iterate(0, i -> i < right.size(), i -> i + 1)
                .filter(i -> !right.get(i).equals(wrong.get(i)))
                .count();
        String lines = wrong.stream().map(event -> event.event().toString()).collect(Collectors.joining("\n"));
        EventLines read = EventLines.read(new BufferedReader(new StringReader(lines)), new Intake());
        assertThat(changed).as("seed %d", SEED).isPositive();
        assertThat(read.rejections()).as("seed %d", SEED).hasSize((int) changed);
    }

    @Test
    void artefactsAreLowAndTheirReadingIsWhole() {
        List<SimulatedEvent> low = charted("artefacts=0.2");
        assertThat(low)
                .filteredOn(event -> event.event().path("value").asText().equals("64")
                        && event.event().path("parameter").asText().equals("SYSTOLIC_BP"))
                .as("seed %d", SEED)
                .isNotEmpty();
        assertThat(low.stream()
                        .filter(event ->
                                event.event().path("parameter").asText().equals("MEAN_BP")
                                        && event.event().path("value").asText().equals("47")))
                .hasSameSizeAs(low.stream()
                        .filter(event ->
                                event.event().path("parameter").asText().equals("SYSTOLIC_BP")
                                        && event.event().path("value").asText().equals("64"))
                        .toList());
    }

    @Test
    void lateChartingArrivesLaterAndKeepsItsTime() {
        assertThat(charted("late=PT2H"))
                .filteredOn(event -> event.way() != Way.MONITOR)
                .allSatisfy(event -> assertThat(event.sent().toString())
                        .isEqualTo(event.event().get("arrivedAt").asText()))
                .anySatisfy(event -> assertThat(event.sent())
                        .isAfter(Instant.parse(event.event().get("at").asText())));
    }

    @Test
    void aKnobThatDoesNotExistOrFitIsNamed() {
        assertThatThrownBy(() -> ChartingFaults.parse("gasp=0.1")).hasMessageContaining("'gasp'");
        assertThatThrownBy(() -> ChartingFaults.parse("gaps=2")).hasMessageContaining("a share such as 0.1, not '2'");
        assertThatThrownBy(() -> ChartingFaults.parse("sparse=-PT1M")).hasMessageContaining("a duration");
        assertThatThrownBy(() -> ChartingFaults.parse("sparse=often")).hasMessageContaining("a duration");
        assertThatThrownBy(() -> ChartingFaults.parse("cuffs=1")).hasMessageContaining("no value");
    }
}
