// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.awaitility.Awaitility;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.Topics;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.cytovigil.testkit.grading.ConvergedComparison;
import org.cytovigil.testkit.grammar.Charts;
import org.cytovigil.testkit.grammar.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same chart, told as JSON lines, as Avro records, as HL7 messages, as FHIR batches and by replaying dead letters, is
 * graded as {@code grade} does it, byte for byte, while the two graders are killed and started again in between.
 *
 * <p>{@code -Dgrammar.seeds=1000} tries so many charts at each door, {@code -Dgrammar.first=N} begins with another.
 *
 * <p>The graders' clock stands two hours ahead, so that no timer falls while the test looks.
 */
class OneDoorIT {
    private static final int EVENTS = 40;
    private static final int WARD = 20;
    private static final int FEW = 4;
    private static final int LETTERS = 5;
    private static final Duration LENGTH = Duration.ofHours(18);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final int seeds = Integer.getInteger("grammar.seeds", FEW);
    private final int first = Integer.getInteger("grammar.first", 1);
    private final Random random = new Random(first);
    private final Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
    private final Instant end = now.plus(Duration.ofHours(2));
    private int kills;

    /** A chart, its seed and the door by which it is told. */
    private record Told(String patient, Door door, List<ObjectNode> sent) {
        List<ObjectNode> said() {
            return sent.stream().flatMap(event -> door.said(event).stream()).toList();
        }
    }

    @Test
    void everyChartIsGradedAsOfflineWhateverDoorItComesBy(@TempDir Path data) throws Exception {
        try (TestPlatform platform = TestPlatform.start();
                GatewayProcess gateway = GatewayProcess.start(platform);
                GraderProcesses graders = new GraderProcesses(settings(platform), data);
                TopicDoor topics = new TopicDoor(platform.platform().settings());
                Hl7Door monitors = new Hl7Door(gateway.port("MLLP"));
                DeadLetterDoor letters = new DeadLetterDoor(gateway.settings())) {
            CompletableFuture.allOf(graders.startAside("a"), graders.startAside("b"))
                    .join();
            List<Told> charts = new ArrayList<>();
            charts.addAll(play("j", seeds, new JsonDoor(gateway.port("GATEWAY")), graders, false));
            charts.addAll(play("t", seeds, topics, graders, false));
            charts.addAll(play("m", seeds, monitors, graders, true));
            charts.addAll(play("f", seeds, new FhirDoor(gateway.port("GATEWAY")), graders, true));
            charts.addAll(play("d", Math.min(seeds, LETTERS), letters, graders, false));
            graders.awaitGraded();
            assertGraded(platform.platform().settings(), charts);
            System.out.println("one door: " + charts.size() + " charts from seed " + first + ", " + kills + " kills");
        }
    }

    /** Tells the charts of some seeds by a door, a ward at a time. */
    private List<Told> play(String name, int number, Door door, GraderProcesses graders, boolean arrivesNow)
            throws Exception {
        List<Told> all = new ArrayList<>();
        for (int from = first; from < first + number; from += WARD) {
            List<Told> ward = new ArrayList<>();
            for (int seed = from; seed < Math.min(from + WARD, first + number); seed++) {
                ward.add(chart(name, seed, door, arrivesNow));
            }
            int rounds =
                    ward.stream().mapToInt(told -> told.sent().size()).max().orElse(0);
            for (int round = 0; round < rounds; round++) {
                int present = round;
                door.send(ward.stream()
                        .filter(told -> present < told.sent().size())
                        .map(told -> told.sent().get(present))
                        .toList());
                if (random.nextInt(2 * rounds) == 0) {
                    disturb(graders);
                }
            }
            all.addAll(ward);
        }
        door.finish();
        return all;
    }

    /** Some kills take both graders at once. */
    private void disturb(GraderProcesses graders) {
        List<String> victims = random.nextInt(4) == 0 ? List.of("a", "b") : List.of(random.nextBoolean() ? "a" : "b");
        kills += victims.size();
        victims.forEach(graders::kill);
        CompletableFuture.allOf(victims.stream().map(graders::startAside).toArray(CompletableFuture[]::new))
                .join();
    }

    /** What of a seed's chart can be told at that door, in the order in which it arrives. */
    private Told chart(String name, int seed, Door door, boolean arrivesNow) {
        Instant from = arrivesNow ? now.minus(LENGTH).minus(Duration.ofHours(1)) : now.minus(Duration.ofHours(60));
        List<ObjectNode> events = Charts.of(seed, from, LENGTH, EVENTS).stream()
                .sorted(Comparator.comparing(History.Line::arrives))
                .map(History.Line::event)
                .map(event -> renamed(name, event))
                .filter(event -> door.said(event).isPresent())
                .toList();
        if (arrivesNow) {
            // The receiver stamps the arrival: one after the other is all that can be known of it here.
            IntStream.range(0, events.size())
                    .forEach(index -> events.get(index)
                            .put("arrivedAt", now.plusMillis(index).toString()));
        }
        return new Told(name + "p" + seed, door, events);
    }

    private static ObjectNode renamed(String name, ObjectNode event) {
        event.put("patient", name + event.path("patient").asText());
        if (event.hasNonNull("mergedInto")) {
            event.put("mergedInto", name + event.path("mergedInto").asText());
        }
        return event;
    }

    private void assertGraded(Settings settings, List<Told> charts) {
        List<Told> open = new ArrayList<>(charts);
        Map<String, List<ToxicityGraded>> published = new HashMap<>();
        try (KafkaConsumer<String, ToxicityGraded> grades =
                TopicContent.fromTheBeginning(settings, Topics.GRADES_ASSESSED)) {
            Awaitility.await("all charts graded as offline")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> {
                        read(grades, published);
                        open.removeIf(told -> difference(published, told).isEmpty());
                        assertThat(open.stream().limit(1).map(told -> explained(published, told)))
                                .as(open.size() + " charts: "
                                        + open.stream().map(Told::patient).toList())
                                .isEmpty();
                    });
        }
        assertThat(TopicContent.read(settings, Topics.REJECTED, MessageRejected.class))
                .extracting(letter -> letter.getReason() + " " + letter.getDetail())
                .as("dead letters beside those that were replayed")
                .containsOnly("UNKNOWN_VALUE not known then");
    }

    private static void read(
            KafkaConsumer<String, ToxicityGraded> grades, Map<String, List<ToxicityGraded>> published) {
        for (ConsumerRecords<String, ToxicityGraded> some = grades.poll(Duration.ofSeconds(2));
                !some.isEmpty();
                some = grades.poll(Duration.ofMillis(500))) {
            some.forEach(line -> published
                    .computeIfAbsent(line.key(), patient -> new ArrayList<>())
                    .add(line.value()));
        }
    }

    private String difference(Map<String, List<ToxicityGraded>> published, Told told) {
        List<ToxicityGraded> own = new ArrayList<>(published.getOrDefault(told.patient(), List.of()));
        own.addAll(published.getOrDefault(told.patient().replaceFirst("p", "q"), List.of()));
        return ConvergedComparison.of(own, told.said(), end).difference();
    }

    private String explained(Map<String, List<ToxicityGraded>> published, Told told) {
        StringBuilder text = new StringBuilder(told.patient() + "\n");
        told.said().forEach(event -> text.append(event).append('\n'));
        return text.append(difference(published, told)).toString();
    }

    private Settings settings(TestPlatform platform) {
        return GraderProcesses.stillAt(end, platform.platform().settings())
                .with(Map.of(
                        SettingKey.GRADING_SCALES.key(),
                        GradingCatalogue.known().systems().stream()
                                .map(GradingSystem::id)
                                .collect(Collectors.joining(","))));
    }
}
