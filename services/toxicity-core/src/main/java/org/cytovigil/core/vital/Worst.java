// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The worst of what was observed at one instant (docs/clinical/time.md#contradictions).
 *
 * @param points the most that any of it counts
 * @param contradicted whether some of it counts less
 */
public record Worst(int points, boolean contradicted) {
    /** Of at least one. */
    public static <T extends Observed> Worst of(List<T> observed, ToIntFunction<T> points) {
        IntSummaryStatistics all = observed.stream().mapToInt(points).summaryStatistics();
        return new Worst(all.getMax(), all.getMin() != all.getMax());
    }
}
