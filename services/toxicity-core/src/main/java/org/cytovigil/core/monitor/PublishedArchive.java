// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.core.replay.History;
import org.cytovigil.core.replay.HistoryBlock;
import org.cytovigil.core.replay.PublishedGrade;
import org.jspecify.annotations.Nullable;

/**
 * Moves published lines between the hot part and the blocks of history: each block has those after its checkpoint. One
 * archive serves one evaluation.
 */
final class PublishedArchive {
    private final History history;
    /** Read once for all scales: a block is kept compressed, and reading it costs more than most evaluations. */
    private @Nullable List<HistoryBlock> read;

    PublishedArchive(History history) {
        this.history = history;
    }

    /**
     * The lines that hold after an instant.
     *
     * @param hot those of the hot part
     * @param hotFrom from where on the hot part has lines
     */
    List<PublishedGrade> since(Instant from, String system, List<PublishedGrade> hot, Instant hotFrom) {
        if (!from.isBefore(hotFrom)) {
            return hot;
        }
        List<PublishedGrade> lines = new ArrayList<>();
        List<HistoryBlock> blocks = read;
        if (blocks == null) {
            blocks = history.blocks();
            read = blocks;
        }
        for (HistoryBlock block : blocks) {
            block.published().getOrDefault(system, List.of()).stream()
                    .filter(line -> line.from().isAfter(from))
                    .forEach(lines::add);
        }
        lines.addAll(hot);
        return lines;
    }

    /**
     * Leaves with the hot part only the lines after the checkpoint of the present block.
     *
     * @param comparedFrom lines up to here, and up to {@code wasFrom}, lie where they belong
     * @param wasFrom from where on the hot part had lines
     * @param hotFrom from where on it shall have them: the checkpoint of the present block
     */
    void archive(Map<String, PatientState.ScaleState> scales, Instant comparedFrom, Instant wasFrom, Instant hotFrom) {
        boolean all = scales.values().stream()
                .flatMap(state -> state.published().stream())
                .allMatch(line -> line.from().isAfter(hotFrom));
        if (all && !comparedFrom.isBefore(wasFrom)) {
            return;
        }
        // After a restart the comparison may begin after lines that are in the hot part still.
        Instant moved = earlier(comparedFrom, wasFrom);
        List<HistoryBlock> blocks = history.blocks();
        for (int i = 0; i + 1 < blocks.size(); i++) {
            Instant after = blocks.get(i).before().checkpoint();
            Instant to = blocks.get(i + 1).before().checkpoint();
            if (!to.isBefore(moved)) {
                history.keep(with(blocks.get(i), scales, moved, after, to));
            }
        }
        scales.replaceAll((system, state) -> state.published(state.published().stream()
                .filter(line -> line.from().isAfter(hotFrom))
                .toList()));
    }

    private static HistoryBlock with(
            HistoryBlock block, Map<String, PatientState.ScaleState> scales, Instant moved, Instant after, Instant to) {
        Map<String, List<PublishedGrade>> published = new TreeMap<>();
        scales.forEach((system, state) -> {
            List<PublishedGrade> lines = new ArrayList<>();
            block.published().getOrDefault(system, List.of()).stream()
                    .filter(line -> !line.from().isAfter(moved))
                    .forEach(lines::add);
            state.published().stream()
                    .filter(line -> line.from().isAfter(after) && !line.from().isAfter(to))
                    .forEach(lines::add);
            published.put(system, lines);
        });
        return new HistoryBlock(block.start(), block.before(), block.samples(), published);
    }
}
