// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.Test;

class PatientKeysTest {
    private static PatientKeys keyedWith(String secret) {
        return PatientKeys.from(Settings.of(Map.of("ingest.patient-key", "hmac", "ingest.patient-key.secret", secret)));
    }

    @Test
    void plainKeysAreAsSent() {
        assertThat(PatientKeys.from(Settings.of(Map.of())).keyOf("CART-0007")).isEqualTo("CART-0007");
    }

    @Test
    void aPseudonymIsAlwaysTheSameAKeyOfOursAndDependsOnTheSecret() {
        String pseudonym = keyedWith("a".repeat(32)).keyOf("Müller, 123 456");
        assertThat(PatientKey.allows(pseudonym)).isTrue();
        assertThat(keyedWith("a".repeat(32)).keyOf("Müller, 123 456")).isEqualTo(pseudonym);
        assertThat(keyedWith("b".repeat(32)).keyOf("Müller, 123 456")).isNotEqualTo(pseudonym);
    }
}
