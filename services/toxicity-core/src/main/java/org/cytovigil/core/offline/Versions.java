// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.offline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.sample.Series;

/**
 * Of all versions of each fact the one that holds (docs/clinical/time.md#versions); samples of continuous feeds have no
 * versions.
 */
final class Versions {
    private Versions() {}

    /** The facts that hold, in an order. */
    static List<Fact> holding(Collection<Fact> versions, Comparator<Fact> order) {
        Map<String, Fact> holding = new HashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (Fact version : versions) {
            if (Series.of(version).isPresent()) {
                facts.add(version);
                continue;
            }
            holding.merge(
                    version.key(), version, (one, other) -> Fact.BY_VERSION.compare(one, other) >= 0 ? one : other);
        }
        holding.values().stream().filter(fact -> !(fact instanceof Removed)).forEach(facts::add);
        facts.sort(order.thenComparing(Fact.BY_VERSION));
        return facts;
    }
}
