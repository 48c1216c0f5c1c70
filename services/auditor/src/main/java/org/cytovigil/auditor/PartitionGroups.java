// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Partitions that must be read together, since records in one were merged into records of another. */
final class PartitionGroups {
    private final List<Set<Integer>> groups = new ArrayList<>();

    /** @param width number of partitions, each a group of its own at first */
    PartitionGroups(int width) {
        for (int partition = 0; partition < width; partition++) {
            groups.add(new TreeSet<>(Set.of(partition)));
        }
    }

    /** Reads two partitions together from now on. */
    void join(int one, int other) {
        Set<Integer> first = of(one);
        Set<Integer> second = of(other);
        if (first != second) {
            first.addAll(second);
            groups.remove(second);
        }
    }

    private Set<Integer> of(int partition) {
        return groups.stream()
                .filter(group -> group.contains(partition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no partition " + partition));
    }

    /** The groups, each partition in one. */
    Collection<Set<Integer>> all() {
        return groups;
    }
}
