// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One place on call, filled by turns.
 *
 * @param name what people call it
 * @param layers lowest first: of those that have somebody the highest wins, for example a weekend over the week
 */
public record Rotation(String name, List<Layer> layers) {
    public Rotation {
        layers = List.copyOf(layers);
        if (name.isBlank() || layers.isEmpty()) {
            throw new IllegalArgumentException("a rotation needs a name and a layer");
        }
    }

    /**
     * Who has the place. A layer whose person no message can reach hides no lower one; where nobody of any layer counts it
     * is the highest one's, who is then shown as not reachable.
     */
    Optional<String> holder(Instant at, StandIns standIns, Predicate<String> counts) {
        String first = null;
        for (int level = layers.size() - 1; level >= 0; level--) {
            Optional<String> holder = layers.get(level).person(at).map(standIns::holder);
            if (holder.filter(counts).isPresent()) {
                return holder;
            }
            first = first == null ? holder.orElse(null) : first;
        }
        return Optional.ofNullable(first);
    }

    void addEdges(Set<Instant> edges, Interval within) {
        layers.forEach(layer -> layer.addEdges(edges, within));
    }
}
