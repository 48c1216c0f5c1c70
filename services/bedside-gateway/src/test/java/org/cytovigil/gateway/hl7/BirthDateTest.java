// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PID-7 as record systems and registration desks send it. */
class BirthDateTest {
    @ParameterizedTest
    @CsvSource({
        "20210302, 2021-03-02, true",
        "2021-03-02, 2021-03-02, true",
        "202103021530+0100, 2021-03-02, true",
        "2021-03-02T00:00:00Z, 2021-03-02, true",
        "202103, 2021-03, true",
        "2021-03, 2021-03, true",
        "2021, 2021, true",
        "20210300, 2021-03, false",
        "20210000, 2021, false",
        "00000000, , false",
        "20211340, , false",
        "unknown, , false",
    })
    void asMuchAsIsKnownIsRead(String sent, String known, boolean whole) {
        BirthDate read = BirthDate.read(sent);
        assertThat(read.known().orElse(null)).isEqualTo(known);
        assertThat(read.whole()).isEqualTo(whole);
    }
}
