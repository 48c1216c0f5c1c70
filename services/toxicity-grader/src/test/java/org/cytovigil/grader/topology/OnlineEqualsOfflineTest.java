// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.cytovigil.testkit.grading.ConvergedComparison;
import org.cytovigil.testkit.grammar.Charts;
import org.cytovigil.testkit.grammar.History;
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

    /** The histories of some seeds, each a patient of one ward. */
    private static void ward(Path directory, int seed, int end) {
        List<Integer> ward = IntStream.range(seed, end).boxed().toList();
        List<History.Line> lines = ward.stream()
                .flatMap(patient -> lines(patient).stream())
                .sorted(Comparator.comparing(History.Line::arrives))
                .toList();
        if (!difference(directory, seed, lines).isEmpty()) {
            fail(explained(directory, seed, ward, lines));
        }
    }

    /** What is published and what {@code grade} writes where they differ; empty where they do not. */
    private static String difference(Path directory, int seed, List<History.Line> lines) {
        int live = seed % 3 == 0 ? 2 : 2 * WARD;
        try (Ward ward = new Ward(directory.resolve("seed-" + seed), GradingCatalogue.known(), live)) {
            Told told = new Told(new ArrayList<>(), new ArrayList<>());
            play(ward, lines, new Random(seed), told);
            String difference = ConvergedComparison.of(
                            told.grades(),
                            lines.stream().map(History.Line::event).toList(),
                            ward.now())
                    .difference();
            return told.dead().isEmpty() ? difference : "dead letters " + told.dead() + "\n" + difference;
        }
    }

    /** The shortest history found that still fails: of one patient where one alone does, without what is not needed. */
    private static String explained(Path directory, int seed, List<Integer> ward, List<History.Line> lines) {
        List<History.Line> shortest = new ArrayList<>(lines);
        for (int patient : ward) {
            if (!difference(directory, seed, lines(patient)).isEmpty()) {
                shortest = lines(patient);
                break;
            }
        }
        for (int index = shortest.size() - 1; index >= 0; index--) {
            List<History.Line> without = new ArrayList<>(shortest);
            without.remove(index);
            if (!difference(directory, seed, without).isEmpty()) {
                shortest = without;
            }
        }
        StringBuilder text = new StringBuilder("seed " + seed + "\n");
        shortest.forEach(line -> text.append(line.event()).append('\n'));
        return text.append(difference(directory, seed, shortest)).toString();
    }

    private static List<History.Line> lines(int seed) {
        return Charts.of(seed, Ward.EIGHT, LENGTH, EVENTS);
    }

    private static void play(Ward ward, List<History.Line> lines, Random random, Told told) {
        for (History.Line line : lines) {
            Duration wait = Duration.between(ward.now(), line.arrives());
            if (wait.isNegative()) {
                wait = Duration.ZERO;
            }
            if (random.nextInt(150) == 0) {
                told.hear(ward);
                ward.restart(wait);
                ward.pass(Duration.ZERO);
            } else {
                ward.pass(wait);
            }
            ward.receive(line.event().toString());
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
