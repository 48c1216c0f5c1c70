// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Something observed at the bedside. Of one instant there may be several; all are kept, since a scale says which is worst. */
public interface Observed {
    /** When it was so. */
    Instant at();

    /** The id of its fact, or what names the sample. */
    String evidence();

    /** What was observed last with one more: what is from an earlier instant is over. */
    static <T extends Observed> List<T> with(List<T> last, T next, Comparator<T> order) {
        if (last.isEmpty() || !last.get(0).at().equals(next.at())) {
            return List.of(next);
        }
        return Stream.concat(last.stream(), Stream.of(next)).sorted(order).toList();
    }
}
