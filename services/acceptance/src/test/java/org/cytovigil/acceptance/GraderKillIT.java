// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.cytovigil.acceptance.KillPlan.Step;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.Settings;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ward goes through a crisis hour while the processes of its two graders are killed (SIGKILL) in the midst of their
 * work, at places that a seed chooses among the written records; some of the kills take both at once.
 * {@code -Dkills=17} kills in all rounds but a few (docs/reliability.md).
 *
 * <p>What is published must be what a grader publishes that nobody disturbs: for each patient the same grade lines and the
 * same alert steps in the same order, in every field but the wall-clock time of becoming known. Two things that are not
 * the graders' doing are held still for that:
 *
 * <ul>
 *   <li>Timers follow the wall clock, and how far a patient's data have come when one falls depends on how long a takeover
 *       takes. The clock of all graders here stands at the end of the hour ({@code clock.speed}), and late facts do not wait for
 *       a timer ({@code streams.late.at.once}). That a running timer
 *       survives a kill is for {@link TwoGradersIT}.
 *   <li>Between topics Kafka Streams keeps no order. In each round, the records of one patient are of one topic, and the
 *       next round waits until the last is graded. Kills fall within rounds.
 * </ul>
 *
 * <p>Where one grader is left, it takes over: patients of all partitions who had a seizure after the kill are paged for.
 * How long that took is printed; {@code bench/run recovery} measures it. Half of the killed come back at once, the other
 * half only after that.
 */
@Campaign
class GraderKillIT {
    private static final long SEED = Long.getLong("seed", 20_261_125L);
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final List<Step> plan = new KillPlan(new Random(SEED), PARTITIONS, Integer.getInteger("kills", 4))
            .of(new CrisisHour(SEED, end).rounds());
    private final List<Duration> takeovers = new ArrayList<>();

    @Test
    void killsChangeNothingThatIsPublishedAndTheOtherGraderTakesOver(@TempDir Path data) throws Exception {
        System.out.println("GraderKillIT seed=" + SEED);
        PublishedStreams reference = undisturbed(data.resolve("undisturbed"));
        assertIsACrisis(reference);
        PublishedStreams published = disturbed(data.resolve("disturbed"));
        System.out.println("GraderKillIT takeovers=" + takeovers);

        published.assertNothingTwiceNorRejected();
        assertSame("grades", published.gradesByPatient(), reference.gradesByPatient());
        assertSame("alerts", published.alertsByPatient(), reference.alertsByPatient());
    }

    private PublishedStreams undisturbed(Path data) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                GraderProcesses graders = new GraderProcesses(settings(platform), data);
                FactWriter writer = new FactWriter(settings(platform))) {
            graders.start("only");
            for (Step step : plan) {
                writer.write(step.all());
                graders.awaitGraded();
            }
            return PublishedStreams.read(settings(platform));
        }
    }

    private PublishedStreams disturbed(Path data) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                GraderProcesses graders = new GraderProcesses(settings(platform), data);
                AlertWatch alerts = new AlertWatch(settings(platform));
                FactWriter writer = new FactWriter(settings(platform))) {
            CompletableFuture.allOf(
                            KillPlan.GRADERS.stream().map(graders::startAside).toArray(CompletableFuture[]::new))
                    .join();
            for (Step step : plan) {
                if (step.victims().isEmpty()) {
                    writer.write(step.all());
                } else {
                    disturb(step, graders, writer, alerts);
                }
                graders.awaitGraded();
            }
            return PublishedStreams.read(settings(platform));
        }
    }

    private void disturb(Step step, GraderProcesses graders, FactWriter writer, AlertWatch alerts) throws Exception {
        Awaitility.await("both graders watch patients")
                .atMost(PATIENCE)
                .until(() -> watchesSomebody(graders, "a") && watchesSomebody(graders, "b"));
        writer.write(step.before());
        long killed = System.nanoTime();
        step.victims().forEach(graders::kill);
        List<CompletableFuture<Void>> back = new ArrayList<>();
        if (step.backAtOnce()) {
            step.victims().forEach(name -> back.add(graders.startAside(name)));
        }
        writer.write(step.newcomers());
        writer.write(step.after());
        alerts.await(
                step.newcomers().stream().map(fact -> fact.patient().value()).toList(), PATIENCE);
        if (step.victims().size() == 1) {
            takeovers.add(Duration.ofNanos(System.nanoTime() - killed).truncatedTo(ChronoUnit.MILLIS));
        }
        if (!step.backAtOnce()) {
            step.victims().forEach(name -> back.add(graders.startAside(name)));
        }
        back.forEach(CompletableFuture::join);
    }

    private static boolean watchesSomebody(GraderProcesses graders, String name) throws Exception {
        return graders.isHealthy(name) && !graders.partitions(name).isEmpty();
    }

    private Settings settings(TestPlatform platform) {
        return GraderProcesses.stillAt(end, platform.platform().settings());
    }

    /** Otherwise the comparison would prove little. */
    private static void assertIsACrisis(PublishedStreams reference) {
        reference.assertNothingTwiceNorRejected();
        assertThat(reference.alerts())
                .extracting(step -> step.getTransition() + " " + step.getCause() + " " + step.getGrade())
                .contains("RAISED CRS_ROSE 1", "RAISED CRS_ROSE 2", "RAISED CRS_ROSE 3", "RAISED CRS_ROSE 4")
                .contains("RAISED ICANS_ROSE 2", "RAISED ICANS_ROSE 3", "RAISED ICANS_ROSE 4")
                .contains("RESOLVED CRS_ROSE 2")
                .anyMatch(step -> step.startsWith("REOPENED CRS_ROSE"))
                .anyMatch(step -> step.startsWith("RETRACTED"))
                .anyMatch(step -> step.startsWith("RAISED RETROSPECTIVE"));
        assertThat(reference.grades())
                .anyMatch(line -> line.getSupersedes().size() > 1)
                .anyMatch(line -> line.getCompleteness().toString().equals("INDETERMINATE"));
    }

    /** Tells the first line that differs. */
    private static void assertSame(
            String what, Map<String, List<String>> published, Map<String, List<String>> reference) {
        assertThat(published.keySet())
                .as("patients with %s, seed %d", what, SEED)
                .isEqualTo(reference.keySet());
        reference.forEach((patient, lines) -> {
            List<String> others = published.getOrDefault(patient, List.of());
            for (int i = 0; i < Math.min(lines.size(), others.size()); i++) {
                assertThat(others.get(i))
                        .as("%s of %s, line %d, seed %d", what, patient, i, SEED)
                        .isEqualTo(lines.get(i));
            }
            assertThat(others).as("%s of %s, seed %d", what, patient, SEED).hasSameSizeAs(lines);
        });
    }
}
