// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.chart;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Removed;

/**
 * The facts of one patient, each in the version that holds. The order in which versions are added does not matter
 * (grading.md 1, 2).
 */
public final class FactSet {
    private final Map<String, Fact> holding = new HashMap<>();
    private final NavigableSet<Fact> live = new TreeSet<>(Fact.BY_TIME);

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
            live.remove(present);
        }
        if (!(version instanceof Removed)) {
            live.add(version);
        }
        return true;
    }

    /** Whether this very version is the one that holds. */
    public boolean holds(Fact version) {
        return version.equals(holding.get(version.id()));
    }

    /** What is known now. */
    public Chart chart() {
        return Chart.of(live);
    }
}
