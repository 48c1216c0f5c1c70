// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table as a page of the documentation shows it. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /**
     * The lines of a table.
     *
     * @param rows the header first
     */
    public static String of(List<List<String>> rows) {
        List<List<String>> lines = new ArrayList<>(rows);
        lines.add(1, Collections.nCopies(rows.get(0).size(), "---"));
        return lines.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
