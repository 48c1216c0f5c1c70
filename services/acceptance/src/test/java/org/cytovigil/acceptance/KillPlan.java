// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;

/** Where in the records of an hour which graders are killed: a number of records, never a time. */
final class KillPlan {
    /** The two graders. */
    static final List<String> GRADERS = List.of("a", "b");

    private final Random random;
    private final int partitions;
    private final int together;
    private final int alone;

    /** @param kills how many rounds are disturbed; in one of six both graders die at once, in at least one */
    KillPlan(Random random, int partitions, int kills) {
        this.random = random;
        this.partitions = partitions;
        this.together = Math.max(1, kills / 6);
        this.alone = Math.max(1, kills - together);
    }

    /**
     * A round of records, and what happens in its midst.
     *
     * @param before records that are written before the kill
     * @param victims who is killed; nobody in a quiet round
     * @param backAtOnce whether they are started again at once, rather than after the other has taken over
     * @param newcomers patients whose first record is written after the kill, one in each partition
     * @param after the other records
     */
    record Step(List<Fact> before, List<String> victims, boolean backAtOnce, List<Fact> newcomers, List<Fact> after) {
        /** All records in the order in which they are written, kill or not. */
        List<Fact> all() {
            return Stream.of(before, newcomers, after).flatMap(List::stream).toList();
        }
    }

    /** The plan for rounds, of which the first two only admit the patients. */
    List<Step> of(List<List<Fact>> rounds) {
        List<Integer> chosen =
                new ArrayList<>(IntStream.range(2, rounds.size()).boxed().toList());
        Collections.shuffle(chosen, random);
        Set<Integer> both = Set.copyOf(chosen.subList(0, together));
        Set<Integer> one = Set.copyOf(chosen.subList(together, Math.min(together + alone, chosen.size())));
        List<Step> steps = new ArrayList<>();
        for (int round = 0; round < rounds.size(); round++) {
            List<String> victims = both.contains(round)
                    ? GRADERS
                    : one.contains(round) ? List.of(GRADERS.get(random.nextInt(GRADERS.size()))) : List.of();
            steps.add(victims.isEmpty() ? quiet(rounds.get(round)) : kill(round, rounds.get(round), victims));
        }
        return steps;
    }

    private static Step quiet(List<Fact> facts) {
        return new Step(facts, List.of(), false, List.of(), List.of());
    }

    private Step kill(int round, List<Fact> facts, List<String> victims) {
        int place = 1 + random.nextInt(facts.size() - 1);
        boolean backAtOnce = victims.size() > 1 || random.nextBoolean();
        List<Fact> newcomers =
                CrisisHour.newcomers("new-" + round, facts.get(place - 1).arrivedAt(), partitions);
        return new Step(facts.subList(0, place), victims, backAtOnce, newcomers, facts.subList(place, facts.size()));
    }
}
