// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.core.table.CsvTable;
import org.cytovigil.gateway.codes.CodeChoice.Code;

/** Where a temperature was taken, by the code of the part of the body: {@code body-sites.csv} beside this class. */
public final class BodySites {
    private static final Map<Code, String> SITES = CsvTable.beside(BodySites.class, "body-sites.csv").stream()
            .collect(
                    Collectors.toUnmodifiableMap(cells -> new Code(cells.get(0), cells.get(1)), cells -> cells.get(2)));

    private BodySites() {}

    /** The site of the event; empty where none is known, and where two are. */
    public static Optional<String> of(List<Code> codes) {
        List<String> sites = codes.stream()
                .map(code -> SITES.getOrDefault(code, ""))
                .filter(site -> !site.isEmpty())
                .distinct()
                .toList();
        return sites.size() == 1 ? Optional.of(sites.get(0)) : Optional.empty();
    }
}
