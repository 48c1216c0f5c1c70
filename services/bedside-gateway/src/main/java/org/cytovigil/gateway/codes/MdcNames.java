// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.core.table.CsvTable;

/** The reference names of MDC codes, such as MDC_TEMP, which many monitors send instead of the number. */
@Singleton
public final class MdcNames {
    private final Map<String, String> codes = CsvTable.beside(MdcNames.class, "mdc-names.csv").stream()
            .collect(Collectors.toUnmodifiableMap(cells -> cells.get(0), cells -> cells.get(1)));

    /** With the names of the table. */
    public MdcNames() {}

    /** The number of a reference name; anything else as it is. */
    public String code(String sent) {
        return codes.getOrDefault(sent, sent);
    }
}
