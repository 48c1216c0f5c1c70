// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cytovigil.core.fact.Fact;
import org.jspecify.annotations.Nullable;

/** A history in memory. */
public final class MemoryHistory implements History {
    private final Map<String, Fact> byKey = new HashMap<>();
    private final NavigableMap<Instant, List<Fact>> byTime = new TreeMap<>();
    private final NavigableMap<Instant, HistoryBlock> blocks = new TreeMap<>();

    @Override
    public @Nullable Fact fact(String key) {
        return byKey.get(key);
    }

    @Override
    public void keep(Fact fact) {
        Fact before = byKey.put(fact.key(), fact);
        if (before != null) {
            byTime.getOrDefault(before.at(), new ArrayList<>()).remove(before);
        }
        byTime.computeIfAbsent(fact.at(), at -> new ArrayList<>()).add(fact);
    }

    @Override
    public List<Fact> facts(Instant from, Instant to) {
        return byTime.headMap(to, false).tailMap(from, true).values().stream()
                .flatMap(Collection::stream)
                .toList();
    }

    @Override
    public @Nullable HistoryBlock block(Instant instant) {
        Map.Entry<Instant, HistoryBlock> entry = blocks.floorEntry(instant);
        return entry == null ? null : entry.getValue();
    }

    @Override
    public List<HistoryBlock> blocksAfter(Instant instant) {
        return new ArrayList<>(blocks.tailMap(instant, false).values());
    }

    @Override
    public @Nullable HistoryBlock oldest() {
        Map.Entry<Instant, HistoryBlock> entry = blocks.firstEntry();
        return entry == null ? null : entry.getValue();
    }

    @Override
    public List<HistoryBlock> blocks() {
        return new ArrayList<>(blocks.values());
    }

    @Override
    public void keep(HistoryBlock block) {
        blocks.put(block.start(), block);
    }

    @Override
    public void forget(Instant before, Predicate<Fact> keeps) {
        Instant oldest = blocks.floorKey(before);
        if (oldest != null && !blocks.headMap(oldest, false).isEmpty()) {
            blocks.headMap(oldest, false).clear();
            byTime.headMap(oldest, false)
                    .values()
                    .forEach(facts -> facts.removeIf(fact -> {
                        boolean forgets = !keeps.test(fact);
                        if (forgets) {
                            byKey.remove(fact.key());
                        }
                        return forgets;
                    }));
        }
    }

    @Override
    public void forgetAll() {
        byKey.clear();
        byTime.clear();
        blocks.clear();
    }
}
