// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcaeNeurotoxicityTest {
    private final CtcaeNeurotoxicity neurotoxicity = CtcaeNeurotoxicity.load();

    @ParameterizedTest(name = "{0}: ASTCT 0 to 4 are CTCAE {1}")
    @CsvSource({
        "ICE, 01234",
        "CAPD, 01134",
        "CONSCIOUSNESS, 01234",
        "SEIZURE, 00034",
        "MOTOR, 00003",
        "OEDEMA, 00034",
    })
    void everyDomainHasItsGrades(NeuroDomain domain, String grades) {
        for (int astct = 0; astct <= 4; astct++) {
            assertThat(neurotoxicity.grade(domain, astct)).isEqualTo(grades.charAt(astct) - '0');
        }
    }

    @Test
    void theWorstDomainDecides() {
        assertThat(neurotoxicity.grade(Map.of(NeuroDomain.ICE, 2, NeuroDomain.MOTOR, 4)))
                .isEqualTo(3);
        assertThat(neurotoxicity.grade(Map.of())).isZero();
    }
}
