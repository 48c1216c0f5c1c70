// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.awaitility.Awaitility;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.grader.GraderMain;
import org.cytovigil.grader.StreamsRun;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two graders share the patients; each answers for all, and says truly how it is. */
@Campaign
class GraderQueriesIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void eitherGraderTellsTheGradesOfEveryPatientAndHealthIsTrue(@TempDir Path folder) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                ApplicationContext first = start(platform, folder.resolve("first"));
                ApplicationContext second = start(platform, folder.resolve("second"))) {
            Awaitility.await("partitions on both")
                    .atMost(SOON)
                    .until(() -> hasTasks(first) && hasTasks(second) && isUp(first) && isUp(second));
            List<String> patients =
                    IntStream.range(0, 12).mapToObj(i -> "asked-" + i).toList();
            send(platform.platform().settings(), patients);
            for (ApplicationContext asked : List.of(first, second)) {
                for (String patient : patients) {
                    Awaitility.await(patient)
                            .atMost(SOON)
                            .untilAsserted(() -> assertThat(
                                            get(asked, "/grades/" + patient).body())
                                    .contains("\"system\":\"astct-crs-2019\",\"grade\":1"));
                }
                assertThat(get(asked, "/grades/nobody").statusCode()).isEqualTo(404);
            }
            JsonNode details = health(first);
            assertThat(details.path("state").asText()).isEqualTo("RUNNING");
            assertThat(details.path("recordsToRestore").asLong()).isZero();
            assertThat(details.path("inputLagRecords").asLong()).isNotNegative();

            // The other one's patients are taken over, and answered for again.
            second.stop();
            for (String patient : patients) {
                Awaitility.await(patient + " taken over")
                        .atMost(SOON)
                        .untilAsserted(() -> assertThat(
                                        get(first, "/grades/" + patient).body())
                                .contains("\"grade\":1"));
            }

            // Streams calls itself RUNNING for as long as the brokers are away; nobody is watched meanwhile.
            platform.supervisor().close();
            Awaitility.await("health without brokers").atMost(SOON).until(() -> !isUp(first));
        }
    }

    private static ApplicationContext start(TestPlatform platform, Path state) {
        return GraderMain.start(platform.platform()
                .settings()
                .with(Map.of(
                        SettingKey.GRADER_PORT.key(), "0",
                        SettingKey.STREAMS_THREADS.key(), "1",
                        SettingKey.STREAMS_STATE_DIR.key(), state.toString())));
    }

    private static boolean hasTasks(ApplicationContext grader) {
        return grader.getBean(StreamsRun.class).streams().stream()
                .map(KafkaStreams::metadataForLocalThreads)
                .flatMap(Set::stream)
                .map(ThreadMetadata::activeTasks)
                .anyMatch(tasks -> !tasks.isEmpty());
    }

    private static void send(Settings settings, List<String> patients) throws ExecutionException, InterruptedException {
        Instant now = Clock.systemUTC().instant();
        List<Fact> fevers = patients.stream()
                .<Fact>map(patient -> new Measured(
                        new FactHeader(new PatientKey(patient), "f", now, now, "acceptance", FactStatus.FINAL),
                        Parameter.TEMPERATURE,
                        Quantity.of("38.6"),
                        Site.UNSPECIFIED,
                        Method.SPOT))
                .toList();
        try (FactWriter writer = new FactWriter(settings)) {
            writer.write(fevers);
        }
    }

    private boolean isUp(ApplicationContext grader) throws IOException, InterruptedException {
        return get(grader, "/health").statusCode() == 200;
    }

    private JsonNode health(ApplicationContext grader) throws IOException, InterruptedException {
        return JsonFields.MAPPER
                .readTree(get(grader, "/health").body())
                .path("details")
                .path("streams")
                .path("details");
    }

    private HttpResponse<String> get(ApplicationContext grader, String path) throws IOException, InterruptedException {
        int port = grader.getBean(EmbeddedServer.class).getPort();
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return http.send(
                HttpRequest.newBuilder(address).timeout(SOON).build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
