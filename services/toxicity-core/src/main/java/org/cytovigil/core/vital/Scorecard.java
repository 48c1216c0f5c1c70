// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.signal.Availability;

/** Adds up an early warning score: a part that is not known adds nothing, and leaves open what it may add. */
public final class Scorecard {
    private final Map<String, Criterion> because = new LinkedHashMap<>();
    private final List<Integer> parts = new ArrayList<>();
    private final Set<String> missing = new TreeSet<>();
    private final Set<Flag> flags = new TreeSet<>();
    private int score;
    private int open;

    /** A part that is known; a stale one is held and may have become the worst. */
    public void part(String name, int points, int most, List<String> evidence, Availability availability) {
        score += points;
        parts.add(points);
        if (points > 0) {
            because.put(name, new Criterion(name, evidence));
        }
        if (availability == Availability.STALE) {
            flags.add(Flag.STALE);
            missing.add(name);
            open += most - points;
        }
    }

    /**
     * A part of which the worst observed at one instant counts; what contradicts it is marked
     * (docs/clinical/time.md#contradictions).
     */
    public <T extends Observed> void worst(
            String name, List<T> observed, ToIntFunction<T> points, int most, Availability availability) {
        int worst = worst(observed, points);
        List<String> evidence = observed.stream()
                .filter(each -> points.applyAsInt(each) == worst)
                .map(Observed::evidence)
                .toList();
        part(name, worst, most, evidence, availability);
    }

    /** The most points of what was observed at one instant; what contradicts it is marked. */
    public <T extends Observed> int worst(List<T> observed, ToIntFunction<T> points) {
        Worst worst = Worst.of(observed, points);
        if (worst.contradicted()) {
            flags.add(Flag.CONTRADICTION);
        }
        return worst.points();
    }

    /** A part that was never observed. */
    public void unknown(String name, int most) {
        missing.add(name);
        open += most;
    }

    /** Something else that is not known. */
    public void lacks(String name, Flag flag) {
        missing.add(name);
        flags.add(flag);
    }

    /** A circumstance. */
    public void flag(Flag flag) {
        flags.add(flag);
    }

    /** Whether any part has so many points. */
    public boolean anyPart(int points) {
        return parts.contains(points);
    }

    /** Whether anything is known. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** The score. */
    public Assessment assessment() {
        return new Assessment(
                score,
                score + open,
                missing.isEmpty() ? Completeness.COMPLETE : Completeness.PARTIAL,
                flags,
                List.copyOf(because.values()),
                List.copyOf(missing));
    }
}
