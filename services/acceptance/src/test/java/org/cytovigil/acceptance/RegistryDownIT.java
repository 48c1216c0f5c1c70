// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.Settings;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema registry is away for a while. It is asked for what is not yet known, and who cannot ask waits. */
@Campaign
class RegistryDownIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path data;

    RegistryDownIT(@TempDir Path data) {
        this.data = data;
    }

    /** The gateway says yes to what it writes durably, by a schema that it knows, and 503 to anything else. */
    @Test
    void eventsOfAllTopicsAreAcceptedAndGradedWhileTheRegistryIsAway() throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                ServiceProcesses site =
                        ServiceProcesses.start(platform.platform().settings(), data.resolve("site"))) {
            Settings settings = platform.platform().settings();
            assertThat(site.events(temperature("p1")).statusCode()).isEqualTo(200);
            awaitGrade(site, "p1", 1);

            ChildSpec registry = platform.supervisor().stop("registry");
            assertThat(site.events(temperature("p2")).statusCode()).isEqualTo(200);
            awaitGrade(site, "p2", 1);
            assertThat(site.events(pressor("p2")).statusCode())
                    .as("a topic that had no event before: its schema was asked for at the start")
                    .isEqualTo(200);
            awaitGrade(site, "p2", 3);

            platform.supervisor().start(registry);
            assertThat(site.events(temperature("p3")).statusCode()).isEqualTo(200);
            awaitGrade(site, "p3", 1);
            PublishedStreams.read(settings).assertNothingTwiceNorRejected();
            assertThat(site.hasDied()).as("a service has died").isFalse();
        }
    }

    @Test
    void aGraderThatStartsWithoutTheRegistryThrowsNothingAwayAndGradesAllOnceItIsBack() throws Exception {
        Instant now = Clock.systemUTC().instant();
        List<Fact> seizures = IntStream.rangeClosed(1, 16)
                .<Fact>mapToObj(number -> new NeuroFinding(
                        new FactHeader(new PatientKey("r" + number), "s", now, now, "acceptance", FactStatus.FINAL),
                        new Finding.Seizure(true, null, null)))
                .toList();
        try (TestPlatform platform = TestPlatform.start();
                GraderProcesses graders =
                        new GraderProcesses(platform.platform().settings(), data);
                FactWriter writer = new FactWriter(platform.platform().settings())) {
            writer.write(seizures);
            ChildSpec registry = platform.supervisor().stop("registry");
            CompletableFuture<Void> healthy = graders.startAside("only");
            Awaitility.await("the grader has asked in vain")
                    .atMost(PATIENCE)
                    .until(() -> graders.log("only").contains("the schema registry cannot be reached"));
            platform.supervisor().start(registry);

            healthy.join();
            graders.awaitGraded();
            PublishedStreams published =
                    PublishedStreams.read(platform.platform().settings()).assertNothingTwiceNorRejected();
            assertThat(seizures).allMatch(fact -> published.grade(fact.patient().value(), "astct-icans-2019") >= 3);
            assertThat(graders.hasDied()).as("the grader has died").isFalse();
        }
    }

    private static void awaitGrade(ServiceProcesses site, String patient, int grade) {
        Awaitility.await("grade " + grade + " of " + patient)
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(site.text("GRADER", "/grades/" + patient)).contains("\"grade\":" + grade));
    }

    private static String temperature(String patient) {
        return """
                {"type":"observation","patient":"%s","id":"t1","parameter":"TEMPERATURE","value":38.6,"unit":"Cel",\
                "at":"%s"}""".formatted(patient, Clock.systemUTC().instant());
    }

    private static String pressor(String patient) {
        return """
                {"type":"medication","patient":"%s","id":"m1","drug":"norepinephrine","action":"STARTED","at":"%s"}""".formatted(patient, Clock.systemUTC().instant());
    }
}
