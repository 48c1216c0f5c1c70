// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ends of a text that nobody sees. */
class VisibleTextTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a,a",
                "'',''",
                " \u00A0\u200B,''",
                "\t a b\u2029,a b",
                "\uDB40\uDC01x\uDB40\uDC01,x",
                "a\u200Db,a\u200Db"
            })
    void areLeftOut(String text, String seen) {
        assertThat(VisibleText.of(text)).isEqualTo(seen);
    }
}
