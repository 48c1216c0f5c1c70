// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the rows of a table by the names of its columns. */
record RowReader(String name, List<String> header) {
    private static final String CRITERION = "criterion";
    private static final Set<String> NEEDED = Set.of(CRITERION, "text", "source");
    private static final Set<String> KNOWN =
            Set.of(CRITERION, "condition", "grade", "text", "source", "missing", "above", "atMost");

    RowReader {
        header = List.copyOf(header);
        if (!header.containsAll(NEEDED)) {
            throw new IllegalArgumentException(name + " needs the columns " + NEEDED + ", has " + header);
        }
    }

    List<CriteriaRow> rows(List<List<String>> cells) {
        return cells.stream().skip(1).map(this::row).toList();
    }

    private CriteriaRow row(List<String> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(name + " has not " + header.size() + " cells in " + cells);
        }
        String criterion = cell(cells, CRITERION, "");
        String condition = cell(cells, "condition", criterion);
        Map<String, String> more = new HashMap<>();
        for (String column : header) {
            if (!KNOWN.contains(column)) {
                more.put(column, cell(cells, column, ""));
            }
        }
        return new CriteriaRow(
                criterion,
                condition,
                RowGrade.read(cell(cells, "grade", "")),
                cell(cells, "text", ""),
                cell(cells, "source", ""),
                cell(cells, "missing", ""),
                Range.read(condition, cell(cells, "above", ""), cell(cells, "atMost", "")),
                more);
    }

    private String cell(List<String> cells, String column, String absent) {
        int index = header.indexOf(column);
        return index < 0 ? absent : cells.get(index);
    }
}
