// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.platform.testing.TestPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker of a small site ends and comes back, with its port and its data, under running services. */
class BrokerRestartIT {
    private static final int PATIENTS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Instant now = Clock.systemUTC().instant();

    /** Nothing that was acknowledged is lost, whether the broker had time to put its house in order or not. */
    @Test
    void acknowledgedEventsAreGradedOthersAreRefusedAndNoServiceRestartsWhenTheBrokerIsStoppedOrKilled(
            @TempDir Path data) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                ServiceProcesses site =
                        ServiceProcesses.start(platform.platform().settings(), data.resolve("site"))) {
            ProcessSupervisor parts = platform.supervisor();
            accept(site, "first");
            ChildSpec broker = parts.stop("kafka");
            assertThat(site.events(fever("second")).statusCode()).isEqualTo(503);
            parts.start(broker);
            accept(site, "second");
            awaitGraded(site, List.of("first", "second"));

            accept(site, "third");
            parts.start(parts.kill("kafka"));
            accept(site, "fourth");
            awaitGraded(site, List.of("third", "fourth"));

            Awaitility.await("the grader is well")
                    .atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(site.text("GRADER", "/health")).contains("\"state\":\"RUNNING\""));
            PublishedStreams published =
                    PublishedStreams.read(platform.platform().settings()).assertNothingTwiceNorRejected();
            assertThat(published.raised()).as("one alert a patient").hasSize(4 * PATIENTS);
            assertThat(site.hasDied()).as("a service has died").isFalse();
        }
    }

    /** As a sender does: what was not acknowledged is sent again. */
    private void accept(ServiceProcesses site, String ward) {
        Awaitility.await("the gateway accepts events of the " + ward + " ward")
                .atMost(PATIENCE)
                .until(() -> site.events(fever(ward)).statusCode() == 200);
    }

    private static void awaitGraded(ServiceProcesses site, List<String> wards) throws Exception {
        try {
            Awaitility.await("grades of " + wards).atMost(PATIENCE).untilAsserted(() -> {
                for (String ward : wards) {
                    for (int patient = 1; patient <= PATIENTS; patient++) {
                        assertThat(site.text("GRADER", "/grades/" + ward + "-" + patient))
                                .as(ward + "-" + patient)
                                .contains("\"grade\":1");
                    }
                }
            });
        } catch (ConditionTimeoutException late) {
            throw new AssertionError(
                    "the grader says " + site.text("GRADER", "/health") + "\n" + site.complaints("toxicity-grader"),
                    late);
        }
    }

    private String fever(String ward) {
        return IntStream.rangeClosed(1, PATIENTS)
                .mapToObj(patient -> """
                        {"type":"observation","patient":"%s-%d","id":"t1","parameter":"TEMPERATURE",\
                        "value":38.6,"unit":"Cel","at":"%s"}""".formatted(ward, patient, now))
                .collect(Collectors.joining("\n"));
    }
}
