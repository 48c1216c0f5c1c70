// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.rules;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.core.table.CsvTable;

/** The table of the rules: what stands beside each name. */
final class RuleTable {
    private static final Map<String, Row> ROWS = CsvTable.beside(RuleTable.class, "rules.csv").stream()
            .map(cells -> new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(4)))
            .collect(Collectors.toUnmodifiableMap(Row::name, Function.identity()));

    private RuleTable() {}

    /** One rule. */
    record Row(String name, String key, String fallback, String range, String meaning) {}

    static Row row(String name) {
        return Objects.requireNonNull(ROWS.get(name), name);
    }
}
