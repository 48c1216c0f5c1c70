// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.cytovigil.kafka.Topics;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.Installation;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 28 real ICU stays go through the whole pipeline, give the expected grades, and page nobody. */
@Campaign
class RecordedStaysIT {
    private static final Path SERIES =
            Installation.find().home().resolve("services/event-lines/src/test/resources/series");

    @Test
    void replayedStaysConvergeToTheExpectedGradesAndPageNobody(@TempDir Path data) throws Exception {
        try (RunningSite site = RunningSite.start(data.resolve("site"));
                Stream<Path> files = Files.list(SERIES.resolve("events"))) {
            List<String> arguments = new ArrayList<>(List.of("replay", "--to", "kafka", "--speed", "max"));
            files.map(Path::toString).sorted().forEach(arguments::add);
            ProcessBuilder replay = new ProcessBuilder(RunningSite.command(arguments.toArray(String[]::new)));
            replay.environment().put("CYTOVIGIL_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + site.port("KAFKA"));
            replay.environment()
                    .put("CYTOVIGIL_SCHEMA_REGISTRY_URL", site.settings().text(SettingKey.REGISTRY_URL));
            assertThat(replay.inheritIO().start().waitFor()).isZero();
            Awaitility.await("grades of all stays")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(published(site)).isEqualTo(expected()));
            assertThat(TopicContent.read(site.settings(), Topics.ALERTS, AlertTransition.class))
                    .isEmpty();
            assertThat(site.messages("+15550100")).isEmpty();
        }
    }

    /** Published lines that hold, by patient: lines that others supersede do not. */
    private static Map<String, List<String>> published(RunningSite site) {
        List<ToxicityGraded> lines = TopicContent.read(site.settings(), Topics.GRADES_ASSESSED, ToxicityGraded.class);
        Set<String> superseded = new HashSet<>();
        lines.forEach(line -> line.getSupersedes().forEach(id -> superseded.add(id.toString())));
        Map<String, TreeMap<Instant, String>> byPatient = new TreeMap<>();
        for (ToxicityGraded line : lines) {
            if (!superseded.contains(line.getLineId().toString())) {
                byPatient
                        .computeIfAbsent(line.getPatient().toString(), key -> new TreeMap<>())
                        .put(
                                line.getFrom(),
                                line.getGrade() + " " + line.getUpper() + " " + line.getCompleteness() + " "
                                        + line.getFlags());
            }
        }
        Map<String, List<String>> steps = new TreeMap<>();
        byPatient.forEach((patient, spans) -> steps.put(patient, steps(spans)));
        return steps;
    }

    private static Map<String, List<String>> expected() throws IOException {
        Map<String, List<String>> steps = new TreeMap<>();
        try (Stream<Path> files = Files.list(SERIES.resolve("expected"))) {
            for (Path file : files.toList()) {
                TreeMap<Instant, String> spans = new TreeMap<>();
                String patient = "";
                for (String line : Files.readAllLines(file)) {
                    JsonNode node = JsonFields.MAPPER.readTree(line);
                    patient = node.path("patient").asText();
                    List<String> flags = new ArrayList<>();
                    node.path("flags").forEach(flag -> flags.add(flag.asText()));
                    spans.put(
                            Instant.parse(node.path("from").asText()),
                            node.path("grade").asInt() + " "
                                    + node.path("upper").asInt() + " "
                                    + node.path("completeness").asText() + " " + flags);
                }
                steps.put(patient, steps(spans));
            }
        }
        return steps;
    }

    /** As a step function: equal neighbours are one step. */
    private static List<String> steps(Map<Instant, String> spans) {
        List<String> steps = new ArrayList<>();
        String last = "";
        for (Map.Entry<Instant, String> span : spans.entrySet()) {
            if (!span.getValue().equals(last)) {
                steps.add(span.getKey() + " " + span.getValue());
                last = span.getValue();
            }
        }
        return steps;
    }
}
