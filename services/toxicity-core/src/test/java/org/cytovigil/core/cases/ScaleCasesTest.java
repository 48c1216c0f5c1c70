// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The scales beside ASTCT and the label, through the whole core, written like the worked cases. */
class ScaleCasesTest {
    static Stream<Arguments> cases() throws IOException {
        return WorkedCasesTest.cases("scale-cases.csv");
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
