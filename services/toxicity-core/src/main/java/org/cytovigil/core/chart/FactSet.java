// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one patient, each in the version that holds. The order in which versions are added does not matter
 * (grading.md 1, 2). Facts lie sorted by kind, so that a new one costs the work of its own kind only.
 */
public final class FactSet {
    private final Map<String, Fact> holding = new HashMap<>();
    private final Map<Parameter, List<Measured>> measured = new EnumMap<>(Parameter.class);
    private final Map<Class<?>, List<Fact>> others = new HashMap<>();
    private Chart chart = Chart.EMPTY;

    /** The set of these versions. */
    public static FactSet of(Collection<? extends Fact> facts) {
        FactSet set = new FactSet();
        facts.forEach(set::add);
        return set;
    }

    /** Adds a version; answers whether it changed what holds. A copy or an outdated version does not. */
    public boolean add(Fact version) {
        Fact present = holding.get(version.id());
        if (present != null && Fact.BY_VERSION.compare(version, present) <= 0) {
            return false;
        }
        holding.put(version.id(), version);
        if (present != null) {
            change(present, false);
        }
        change(version, true);
        return true;
    }

    /** The version of a fact that holds, null where none is known. */
    public @Nullable Fact holding(String factId) {
        return holding.get(factId);
    }

    /** Whether this very version is the one that holds. */
    public boolean holds(Fact version) {
        return version.equals(holding.get(version.id()));
    }

    /** What is known now. */
    public Chart chart() {
        return chart;
    }

    private void change(Fact fact, boolean in) {
        if (fact instanceof Removed) {
            return;
        }
        if (fact instanceof Measured reading) {
            if (!reading.artefact()) {
                Parameter parameter = reading.parameter();
                put(measured.computeIfAbsent(parameter, kind -> new ArrayList<>()), reading, in);
                chart = parameter.isPressure()
                        ? chart.with(ConsistentPressures.of(measured))
                        : chart.with(Map.of(parameter, measured.getOrDefault(parameter, List.of())));
            }
            return;
        }
        List<Fact> kind = others.computeIfAbsent(fact.getClass(), type -> new ArrayList<>());
        put(kind, fact, in);
        chart = chart.with(fact.getClass(), kind);
    }

    private static <F extends Fact> void put(List<F> sorted, F fact, boolean in) {
        int found = Collections.binarySearch(sorted, fact, Fact.BY_TIME);
        if (in && found < 0) {
            sorted.add(-found - 1, fact);
        } else if (!in && found >= 0) {
            sorted.remove(found);
        }
    }
}
