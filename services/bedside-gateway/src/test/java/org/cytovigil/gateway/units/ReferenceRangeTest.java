// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceRangeTest {
    private final UnitNames units = new UnitNames();

    private ReferenceRange read(String text, String unit) {
        return ReferenceRange.read(text, unit, units);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "15-150; ng/mL; 15; 150",
                "3.5-5.0 g/dL; g/dL; 3.5; 5.0",
                "3.5-5.0g/dl; g/dL; 3.5; 5.0",
                "3.5 g/dL - 5.0 g/dL; g/dL; 3.5; 5.0",
                "[0 - 41]; U/L; 0; 41",
                "(0-41 U/L); U/L; 0; 41",
                "[0 - 41] U/L; U/L; 0; 41",
                "(<5) mg/L; mg/L; ; 5",
                "0.4 to 1.2; mg/dL; 0.4; 1.2",
                "0,4 bis 1,2 mg/dl; mg/dL; 0.4; 1.2",
                "4,0 - 9,5; 10*9/L; 4.0; 9.5",
                "0,450-0,600; g/L; 0.450; 0.600",
                "150 \u2013 400; 10*9/L; 150; 400",
                "150-400 10*9/L; 10*9/L; 150; 400",
                "150-400 x10^9/L; 10*9/L; 150; 400",
                "150-400 K/uL; 10*3/uL; 150; 400",
                ".5..1.0; mg/dL; .5; 1.0",
                "-2 - +3; mmol/L; -2; +3",
                "-2-3; mmol/L; -2; 3",
                "< 10 mg/L; mg/L; ; 10",
                "<5; mg/L; ; 5",
                "<=5.0; mg/L; ; 5.0",
                "\u22645; mg/L; ; 5",
                "up to 41; U/L; ; 41",
                "> = 60; mL/min; 60; ",
                ">60 ml/min; mL/min; 60; ",
                "=> 60; mL/min; 60; ",
            })
    void rangesAreReadAsPeopleWriteThem(String text, String unit, String lower, String upper) {
        ReferenceRange range = read(text, unit);
        assertThat(range.lower().orElse(null)).isEqualTo(lower);
        assertThat(range.upper().orElse(null)).isEqualTo(upper);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "negative",
                "see report",
                "41-0",
                "0-0",
                "<0",
                "1,000-5,000",
                "1,234.5-2",
                "13-17 m; 12-16 f",
                "13-17 (m)",
                "(m) 13-17",
                "<5 or >10",
                "3.5-5.0 mg/dL",
                "< 10 ug/dL",
                "3-99999999999999999999",
                "1e999999999-5",
                "-41",
                "41-",
                "3-4-5",
                "2026-01-03",
                "~5"
            })
    void whatCannotBeReadForCertainLeavesTheLimitsUnknown(String text) {
        assertThat(read(text, "mg/L")).isEqualTo(ReferenceRange.NONE);
    }

    @Test
    void aRangeOfAnyLengthIsReadInNoTime() {
        assertThat(read("1".repeat(200) + "-" + " ".repeat(50), "mg/L")).isEqualTo(ReferenceRange.NONE);
        assertThat(read("1 -".repeat(30_000), "mg/L")).isEqualTo(ReferenceRange.NONE);
    }
}
