// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.table.CsvTable;

/**
 * CTCAE v5.0 grade of neurotoxicity, by which labels go, from what each domain weighs in ICANS ({@code
 * neurotoxicity.csv} beside this class). CTCAE asks for activities of daily living, which nobody charts: the examination
 * stands for them.
 */
public final class CtcaeNeurotoxicity {
    private static final int GRADES = 4;

    private final Map<NeuroDomain, List<Integer>> grades;

    private CtcaeNeurotoxicity(Map<NeuroDomain, List<Integer>> grades) {
        this.grades = grades;
    }

    /** Reads the table from the class path. */
    public static CtcaeNeurotoxicity load() {
        List<List<String>> rows = CsvTable.beside(CtcaeNeurotoxicity.class, "neurotoxicity.csv");
        Map<NeuroDomain, List<Integer>> grades = new EnumMap<>(NeuroDomain.class);
        for (NeuroDomain domain : NeuroDomain.values()) {
            Integer[] byAstct = new Integer[GRADES + 1];
            Arrays.fill(byAstct, 0);
            rows.stream()
                    .filter(row -> row.get(0).equals(domain.name()))
                    .forEach(row -> byAstct[Integer.parseInt(row.get(1))] = Integer.valueOf(row.get(2)));
            grades.put(domain, List.of(byAstct));
        }
        return new CtcaeNeurotoxicity(grades);
    }

    /** The worst of the domains. */
    public int grade(Map<NeuroDomain, Integer> astctByDomain) {
        return astctByDomain.entrySet().stream()
                .mapToInt(domain -> grade(domain.getKey(), domain.getValue()))
                .max()
                .orElse(0);
    }

    /** The grade of one domain; a grade that the domain does not have in ICANS counts as the next lower one it has. */
    public int grade(NeuroDomain domain, int astct) {
        return grades.getOrDefault(domain, List.of()).stream()
                .limit(astct + 1L)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
