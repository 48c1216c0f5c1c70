// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.measure.Parameter;

/**
 * All that is known of a patient: usable facts in order of event time, ties by id.
 *
 * @param facts without removed facts, artefacts and pressures that contradict each other
 */
public record Chart(List<Fact> facts) {
    /** Takes defensive order: facts are sorted by event time. */
    public Chart {
        facts = List.copyOf(facts);
    }

    /** The chart of facts in order of event time. */
    static Chart of(Collection<Fact> live) {
        List<Fact> usable = new ArrayList<>(live.size());
        List<Measured> pressures = new ArrayList<>();
        for (Fact fact : live) {
            if (!pressures.isEmpty() && !pressures.get(0).at().equals(fact.at())) {
                addConsistent(pressures, usable);
            }
            if (fact instanceof Measured measured) {
                if (measured.artefact()) {
                    continue;
                }
                if (measured.parameter().isPressure()) {
                    pressures.add(measured);
                    continue;
                }
            }
            usable.add(fact);
        }
        addConsistent(pressures, usable);
        usable.sort(Fact.BY_TIME);
        return new Chart(usable);
    }

    /** Facts of one kind, in order of event time. */
    public <F extends Fact> List<F> of(Class<F> kind) {
        List<F> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (kind.isInstance(fact)) {
                found.add(kind.cast(fact));
            }
        }
        return found;
    }

    /** Measurements of one parameter, in order of event time. */
    public List<Measured> of(Parameter parameter) {
        List<Measured> found = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact instanceof Measured measured && measured.parameter() == parameter) {
                found.add(measured);
            }
        }
        return found;
    }

    private record Cuff(String source, Method method) {}

    /** Pressures of one source, method and instant that contradict each other are all unusable (grading.md 2a). */
    private static void addConsistent(List<Measured> sameInstant, List<Fact> usable) {
        Map<String, List<Measured>> bySource = new TreeMap<>();
        for (Measured pressure : sameInstant) {
            Cuff cuff = new Cuff(pressure.header().source(), pressure.method());
            bySource.computeIfAbsent(cuff.toString(), key -> new ArrayList<>()).add(pressure);
        }
        for (List<Measured> group : bySource.values()) {
            if (!contradict(group)) {
                usable.addAll(group);
            }
        }
        sameInstant.clear();
    }

    private static boolean contradict(List<Measured> group) {
        for (Measured one : group) {
            for (Measured other : group) {
                if (rank(one) < rank(other)
                        && (one.quantity().value().compareTo(other.quantity().value()) > 0
                                || (rank(other) - rank(one) == 2
                                        && one.quantity()
                                                        .value()
                                                        .compareTo(
                                                                other.quantity().value())
                                                == 0))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Diastolic, mean, systolic: each at most the next, diastolic below systolic. */
    private static int rank(Measured pressure) {
        return switch (pressure.parameter()) {
            case DIASTOLIC_BP -> 0;
            case MEAN_BP -> 1;
            default -> 2;
        };
    }
}
