// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.cytovigil.testkit.grading.ConvergedComparison;
import org.cytovigil.testkit.grammar.Charts;
import org.cytovigil.testkit.grammar.History;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the grammar can say, what the grader has published in the end is what {@code grade} writes, byte for byte,
 * also where the grader ended and went on in between.
 *
 * <p>{@code -Dgrammar.seeds=10000} tries more histories, {@code -Dgrammar.first=N} begins with another seed, {@code
 * -Dgrammar.events=12} makes them shorter.
 */
class OnlineEqualsOfflineTest {
    private static final int EVENTS = Integer.getInteger("grammar.events", 40);
    private static final Duration LENGTH = Duration.ofHours(30);
    /** So many patients lie in one ward: starting a topology costs more than grading them. */
    private static final int WARD = 25;

    @Test
    void everyHistoryIsGradedOnlineAsOffline(@TempDir Path directory) {
        int seeds = Integer.getInteger("grammar.seeds", 50);
        int first = Integer.getInteger("grammar.first", 1);
        int end = first + seeds;
        IntStream.iterate(first, seed -> seed < end, seed -> seed + WARD)
                .parallel()
                .forEach(seed -> ward(directory, seed, Math.min(seed + WARD, end)));
        System.out.println("online equals offline: " + seeds + " histories from seed " + first);
    }

    /** A line that arrives, or the end of the process and the start of another where there is none. */
    private record Step(Instant at, History.@Nullable Line line) {}

    /** The histories of some seeds, each a patient of one ward. */
    private static void ward(Path directory, int seed, int end) {
        List<History.Line> lines = IntStream.range(seed, end)
                .boxed()
                .flatMap(patient -> Charts.of(patient, Ward.EIGHT, LENGTH, EVENTS).stream())
                .sorted(Comparator.comparing(History.Line::arrives))
                .toList();
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (History.Line line : lines) {
            if (random.nextInt(100) == 0) {
                steps.add(new Step(line.arrives(), null));
            }
            steps.add(new Step(line.arrives(), line));
        }
        int live = seed % 3 == 0 ? 2 : 2 * WARD;
        if (!difference(directory, live, steps).isEmpty()) {
            fail(explained(directory, seed, live, steps));
        }
    }

    /** What is published and what {@code grade} writes where they differ; empty where they do not. */
    private static String difference(Path directory, int live, List<Step> steps) {
        try (Ward ward = new Ward(directory.resolve(UUID.randomUUID().toString()), GradingCatalogue.known(), live)) {
            Told told = new Told(new ArrayList<>(), new ArrayList<>());
            play(ward, steps, told);
            List<ObjectNode> events = steps.stream()
                    .map(Step::line)
                    .filter(Objects::nonNull)
                    .map(History.Line::event)
                    .toList();
            String difference =
                    ConvergedComparison.of(told.grades(), events, ward.now()).difference();
            return told.dead().isEmpty() ? difference : "dead letters " + told.dead() + "\n" + difference;
        }
    }

    /** The shortest history found that still fails: half of it where a half does, then a quarter, down to single steps. */
    private static String explained(Path directory, int seed, int live, List<Step> steps) {
        List<Step> shortest = new ArrayList<>(steps);
        for (int size = shortest.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<Step> without = new ArrayList<>(shortest);
                without.subList(from, Math.min(from + size, without.size())).clear();
                if (difference(directory, live, without).isEmpty()) {
                    from += size;
                } else {
                    shortest = without;
                }
            }
        }
        StringBuilder text = new StringBuilder("seed " + seed + ", live " + live + "\n");
        shortest.forEach(step -> text.append(
                        step.line() == null ? "restart" : step.line().event())
                .append('\n'));
        return text.append(difference(directory, live, shortest)).toString();
    }

    private static void play(Ward ward, List<Step> steps, Told told) {
        for (Step step : steps) {
            Duration wait = Duration.between(ward.now(), step.at());
            if (wait.isNegative()) {
                wait = Duration.ZERO;
            }
            History.Line line = step.line();
            if (line == null) {
                told.hear(ward);
                ward.restart(wait);
                ward.pass(Duration.ZERO);
            } else {
                ward.pass(wait);
                ward.receive(line.event().toString());
            }
        }
        ward.pass(Duration.ofMinutes(1));
        told.hear(ward);
    }

    /** What was published so far; what a process has written stays when it ends. */
    private record Told(List<ToxicityGraded> grades, List<String> dead) {
        void hear(Ward ward) {
            ward.read(Topics.GRADES_ASSESSED).forEach(value -> grades.add((ToxicityGraded) value));
            ward.read(Topics.REJECTED)
                    .forEach(value ->
                            dead.add(((MessageRejected) value).getDetail().toString()));
        }
    }
}
