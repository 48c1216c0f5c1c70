// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two graders divide the patients of a site between them, and each is enough for all. */
@Campaign
class TwoGradersIT {
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
    private static final String CRS = "astct-crs-2019";
    private static final int SPEED = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant origin = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final List<PatientKey> patients = IntStream.rangeClosed(1, 16)
            .mapToObj(number -> new PatientKey("two-" + number))
            .toList();
    private final Path data;

    TwoGradersIT(@TempDir Path data) {
        this.data = data;
    }

    @Test
    void patientsAreSharedAndWhereOneGraderDiesTheOtherGradesAllAndLosesOrDoublesNoAlert() throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                GraderProcesses graders = pair(platform.platform().settings());
                FactWriter writer = new FactWriter(platform.platform().settings())) {
            writer.write(each(patient -> spot(patient, "t", Parameter.TEMPERATURE, "38.9", origin)));
            graders.awaitGraded();
            List<Fact> drugs = each(patient -> started(patient, "norepinephrine"));
            writer.write(drugs.subList(0, drugs.size() / 2));
            graders.kill("b");
            writer.write(drugs.subList(drugs.size() / 2, drugs.size()));
            graders.awaitGraded();
            writer.write(each(patient -> started(patient, "epinephrine")));
            graders.awaitGraded();
            assertThat(graders.partitions("a")).isEqualTo(ALL);

            PublishedStreams published =
                    PublishedStreams.read(platform.platform().settings());
            published.assertNothingTwiceNorRejected();
            assertThat(patients).allSatisfy(patient -> {
                assertThat(published.grade(patient.value(), CRS)).isEqualTo(4);
                assertThat(raisedGrades(published, patient)).containsExactly(1, 3, 4);
            });
        }
    }

    /** A low pressure makes grade 2 once nothing has contradicted it for 15 minutes; the clock goes 40 times as fast. */
    @Test
    void aTimerThatRunsWhenItsGraderDiesFallsOnceInTheOther() throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                GraderProcesses graders = pair(platform.platform()
                        .settings()
                        .with(Map.of(
                                SettingKey.CLOCK_ORIGIN.key(), origin.toString(),
                                SettingKey.CLOCK_START.key(), origin.toString(),
                                SettingKey.CLOCK_SPEED.key(), Integer.toString(SPEED))));
                FactWriter writer = new FactWriter(platform.platform().settings())) {
            Duration gone = Duration.between(origin, Clock.systemUTC().instant());
            Instant low = origin.plus(gone.multipliedBy(SPEED)).truncatedTo(ChronoUnit.SECONDS);
            writer.write(each(patient -> spot(patient, "t", Parameter.TEMPERATURE, "38.9", low)));
            writer.write(each(patient -> spot(patient, "p", Parameter.SYSTOLIC_BP, "80", low)));
            graders.awaitGraded();
            assertThat(PublishedStreams.read(platform.platform().settings()).raised())
                    .as("alerts of grade 1, before any timer falls")
                    .hasSize(patients.size());
            graders.kill("a");
            PublishedStreams published = Awaitility.await("grade 2 of all")
                    .atMost(PATIENCE)
                    .until(
                            () -> PublishedStreams.read(platform.platform().settings()),
                            now -> now.raised().size() == 2 * patients.size());

            published.assertNothingTwiceNorRejected();
            assertThat(patients)
                    .allSatisfy(patient ->
                            assertThat(raisedGrades(published, patient)).containsExactly(1, 2));
            assertThat(published.alerts())
                    .filteredOn(step -> Integer.valueOf(2).equals(step.getGrade()))
                    .allSatisfy(step -> {
                        assertThat(step.getAt()).isEqualTo(low);
                        assertThat(step.getRaisedAt()).isAfterOrEqualTo(low.plus(Duration.ofMinutes(15)));
                    });
        }
    }

    /** Graders a and b once both watch patients, and no two the same. */
    private GraderProcesses pair(Settings settings) {
        GraderProcesses graders =
                new GraderProcesses(settings.with(Map.of(SettingKey.STREAMS_STANDBY.key(), "1")), data);
        CompletableFuture.allOf(graders.startAside("a"), graders.startAside("b"))
                .join();
        Awaitility.await("partitions are shared").atMost(PATIENCE).untilAsserted(() -> {
            assertThat(graders.partitions("a")).hasSize(2);
            assertThat(graders.partitions("b")).hasSize(2).doesNotContainAnyElementsOf(graders.partitions("a"));
        });
        return graders;
    }

    private List<Fact> each(Function<PatientKey, Fact> fact) {
        return patients.stream().map(fact).toList();
    }

    private static List<Integer> raisedGrades(PublishedStreams published, PatientKey patient) {
        return published.alerts().stream()
                .filter(step -> step.getPatient().toString().equals(patient.value()))
                .filter(step -> step.getTransition().toString().equals("RAISED"))
                .map(AlertTransition::getGrade)
                .toList();
    }

    private static Fact spot(PatientKey patient, String id, Parameter parameter, String value, Instant at) {
        return new Measured(
                new FactHeader(patient, id, at, at, "acceptance", FactStatus.FINAL),
                parameter,
                Quantity.of(value),
                Site.UNSPECIFIED,
                Method.SPOT);
    }

    private Fact started(PatientKey patient, String drug) {
        FactHeader header = new FactHeader(patient, drug, origin, origin, "acceptance", FactStatus.FINAL);
        return new MedicationAction(header, drug, MedicationVerb.STARTED, null, null);
    }
}
