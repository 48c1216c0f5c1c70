// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.oracle.Oracle;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The oracle agrees on every worked case, line by line, with the core that is checked against its expectations. */
class OracleCasesTest {
    static Stream<Arguments> cases() throws java.io.IOException {
        return WorkedCasesTest.cases().map(row -> Arguments.of(row.get()[0], row.get()[1]));
    }

    /** Cases of all files under our defaults: the oracle knows no others. */
    static Stream<Arguments> byDefaults() throws java.io.IOException {
        return Stream.of(
                        WorkedCasesTest.cases(),
                        WorkedCasesTest.cases("scale-cases.csv"),
                        WorkedCasesTest.cases("second-edition-cases.csv"))
                .flatMap(rows -> rows)
                .filter(row -> !row.get()[1].toString().contains("rule "))
                .map(row -> Arguments.of(row.get()[0], row.get()[1]));
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @MethodSource("cases")
    void theOracleAgreesOnTheWorkedCase(String number, String given) {
        CaseFacts facts = CaseFacts.read(given);
        assertThat(Oracle.lines(facts.facts(), facts.until()))
                .as("case %s", number)
                .isEqualTo(Oracle.written(new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults())
                        .lines(facts.facts(), facts.until())));
    }

    @ParameterizedTest(name = "case {0}: {1}")
    @MethodSource("byDefaults")
    void theOracleOfTheOtherScalesAgreesOnEveryCase(String number, String given) {
        CaseFacts facts = CaseFacts.read(given);
        GradingCatalogue scales = GradingCatalogue.chosen(Set.of("lee-crs-2014", "penn-crs-2018", "ctcae-crs-5"));
        assertThat(Oracle.scaleLines(facts.facts(), facts.until()))
                .as("case %s", number)
                .isEqualTo(Oracle.written(
                        new ConvergedGrades(scales, GradingRules.defaults()).lines(facts.facts(), facts.until())));
    }
}
