// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of one scale; neighbours that publish the same are one. */
final class Spans {
    private final List<String> lines = new ArrayList<>();
    private @Nullable Verdict last;

    void add(Instant from, Verdict verdict) {
        if (!verdict.equals(last)) {
            lines.add(from + " " + verdict);
            last = verdict;
        }
    }

    /** The lines with a name before each. */
    List<String> lines(String system) {
        return lines.stream().map(line -> system + " " + line).toList();
    }
}
