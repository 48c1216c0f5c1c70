// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import java.io.IOException;
import java.util.stream.Stream;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of docs/clinical/editions.md by number, with both sides of each limit. */
class SecondEditionCasesTest {
    static Stream<Arguments> cases() throws IOException {
        return WorkedCasesTest.cases("second-edition-cases.csv");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void ruleGivesItsGradesAndPages(String number, String given, String grades, String pages) {
        WorkedCasesTest.check(number, given, grades, pages, GradingCatalogue.known());
    }
}
