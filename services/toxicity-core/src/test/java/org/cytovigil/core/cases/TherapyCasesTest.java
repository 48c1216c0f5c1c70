// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The toxicities of every therapy beside CRS and ICANS, by worked cases. */
class TherapyCasesTest {
    private static final int SYSTEMS = 18;
    private static final long ENOUGH = 12;
    private static final List<String> TABLES = List.of(
            "ctcae-lab-cases",
            "tls-cases",
            "vod-cases",
            "icaht-cases",
            "iec-hs-cases",
            "mrd-cases",
            "label-cases",
            "early-warning-cases",
            "index-cases");

    static Stream<Arguments> cases() throws IOException {
        Stream<Arguments> all = Stream.empty();
        for (String table : TABLES) {
            all = Stream.concat(all, WorkedCasesTest.cases(table + ".csv"));
        }
        return all;
    }

    /** How many cases tell something of each system. */
    @Test
    void everySystemHasTwelveCases() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        for (Arguments each : cases().toList()) {
            Stream.of(String.valueOf(each.get()[2]).split(";", -1))
                    .map(expected -> expected.strip().split(" ", 2)[0])
                    .distinct()
                    .forEach(name -> counts.merge(WorkedCasesTest.system(name), 1L, Long::sum));
        }
        counts.keySet().removeIf(system -> system.startsWith("astct") || system.equals("blinatumomab-label"));
        System.out.println("worked cases by system: " + counts);
        assertThat(counts)
                .hasSize(SYSTEMS)
                .allSatisfy((system, count) -> assertThat(count).as(system).isGreaterThanOrEqualTo(ENOUGH));
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @MethodSource("cases")
    void caseGivesItsGrades(String number, String given, String grades, String unused) {
        CaseFacts facts = CaseFacts.read(given);
        List<ConvergedGrades.Line> lines =
                new ConvergedGrades(GradingCatalogue.known(), facts.rules()).lines(facts.facts(), facts.until());
        for (String expected : grades.split(";", -1)) {
            WorkedCasesTest.check(number, expected.strip(), lines);
        }
    }
}
