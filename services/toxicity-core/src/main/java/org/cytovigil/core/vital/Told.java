// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Something told at the bedside. Of one instant several things may be told; all are kept, since a scale says which is worst. */
public interface Told {
    /** When it was so. */
    Instant at();

    /** The id of its fact, or what names the sample. */
    String evidence();

    /** What was told last with one more: what was told of an earlier instant is over. */
    static <T extends Told> List<T> with(List<T> last, T next, Comparator<T> order) {
        if (last.isEmpty() || !last.get(0).at().equals(next.at())) {
            return List.of(next);
        }
        return Stream.concat(last.stream(), Stream.of(next)).sorted(order).toList();
    }
}
