// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.lines;

import static org.assertj.core.api.Assertions.assertThat;

import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields of a shape that nothing can be read from are refused, never left out without a word. */
class OddFieldsTest {
    private static final String READING =
            "{\"type\":\"observation\",\"patient\":\"p1\",\"id\":\"o1\",\"at\":\"2026-01-15T08:00:00Z\",%s}";

    private static IntakeResult read(String fields) {
        return new Intake().accept(JsonFields.parse(READING.formatted(fields)).orElseThrow(), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"parameter\":\"SPO2\",\"value\":95,\"unit\":\"%\",\"quality\":\"bad\" | MALFORMED",
                "\"parameter\":\"SPO2\",\"value\":95,\"unit\":\"%\",\"quality\":[] | MALFORMED",
                "\"parameter\":\"SPO2\",\"value\":95,\"unit\":\"%\",\"quality\":{\"perfusionIndex\":\"x\"} | MALFORMED",
                "\"parameter\":\"SPO2\",\"value\":[95],\"unit\":\"%\" | MALFORMED",
                "\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\",\"site\":[\"ORAL\"] | MALFORMED",
                "\"parameter\":\"TEMPERATURE\",\"value\":38.6,\"unit\":\"Cel\",\"source\":{\"a\":1} | MALFORMED",
                "\"parameter\":\"TEMPERATURE\",\"code\":\"8480-6\",\"system\":\"LOINC\",\"value\":38.6,\"unit\":\"Cel\" | UNKNOWN_VALUE",
                "\"code\":\"8480-6\",\"value\":90,\"unit\":\"mm[Hg]\" | MALFORMED",
            })
    void isRefusedWithItsCode(String fields, String code) {
        assertThat(read(fields))
                .isInstanceOfSatisfying(
                        IntakeResult.Rejected.class,
                        rejected -> assertThat(rejected.code().name()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"parameter\":\"SPO2\",\"value\":95,\"unit\":\"%\",\"quality\":{\"perfusionIndex\":1.5} | 95",
                "\"parameter\":\"SPO2\",\"value\":95,\"unit\":\"%\",\"quality\":null,\"meta\":{\"x\":[1]} | 95",
                "\"parameter\":\"LACTATE\",\"value\":18.016,\"unit\":\"mg/dL\" | 2",
                "\"code\":\"5902-2\",\"system\":\"LOINC\",\"value\":13,\"unit\":\"s\" | 13",
            })
    void isTaken(String fields, String value) {
        assertThat(read(fields))
                .isInstanceOfSatisfying(
                        IntakeResult.Accepted.class,
                        accepted -> assertThat(
                                        ((Measured) accepted.fact()).quantity().value())
                                .isEqualByComparingTo(value));
    }

    @Test
    void aCodeBesideTheNameTellsWhereItWasMeasured() {
        assertThat(
                        read(
                                "\"parameter\":\"TEMPERATURE\",\"code\":\"8331-1\",\"system\":\"LOINC\",\"value\":38,\"unit\":\"Cel\""))
                .isInstanceOfSatisfying(
                        IntakeResult.Accepted.class,
                        accepted -> assertThat(
                                        ((Measured) accepted.fact()).site().name())
                                .isEqualTo("ORAL"));
    }
}
