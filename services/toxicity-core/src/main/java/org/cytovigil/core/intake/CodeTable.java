// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.table.CsvTable;

/**
 * LOINC and MDC codes of the parameters (docs/clinical/data-quality.md#codes), read from {@code codes.csv} beside this
 * class.
 */
public final class CodeTable {
    /**
     * What a code stands for.
     *
     * @param site site of a temperature, UNSPECIFIED where the code does not say
     * @param method ARTERIAL_LINE where the code says so, otherwise SPOT
     */
    public record Meaning(Parameter parameter, Site site, Method method) {}

    private final Map<String, Meaning> meanings;

    private CodeTable(Map<String, Meaning> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    /** Reads the table from the class path. */
    public static CodeTable load() {
        Map<String, Meaning> table = new HashMap<>();
        for (List<String> cells : CsvTable.beside(CodeTable.class, "codes.csv")) {
            Site site = cells.get(3).isEmpty() ? Site.UNSPECIFIED : Site.valueOf(cells.get(3));
            Method method = cells.get(4).isEmpty() ? Method.SPOT : Method.valueOf(cells.get(4));
            table.put(cells.get(0) + ' ' + cells.get(1), new Meaning(Parameter.valueOf(cells.get(2)), site, method));
        }
        return new CodeTable(table);
    }

    /** The meaning of a code of a system ({@code LOINC} or {@code MDC}), if it is known. */
    public Optional<Meaning> meaning(String system, String code) {
        return Optional.ofNullable(meanings.get(system + ' ' + code));
    }
}
