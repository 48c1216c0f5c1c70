// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitNamesTest {
    private final UnitNames units = new UnitNames();

    @Test
    void anMdcUnitIsKnownByNumberOrName() {
        assertThat(units.mdc("268192", "MDC_DIM_DEGC")).isEqualTo("Cel");
        assertThat(units.mdc("268192", "")).isEqualTo("Cel");
        assertThat(units.mdc("268160", "MDC_DIM_FAHR"))
                .as("a number seen in the wild that no table has")
                .isEqualTo("[degF]");
    }

    @Test
    void aNumberAndANameThatContradictEachOtherAreNoUnit() {
        assertThat(units.mdc("268192", "MDC_DIM_FAHR")).isEqualTo(UnitNames.CONTRADICTION);
    }

    @Test
    void everydayNamesBecomeUcumAndOthersStay() {
        assertThat(units.named("mmHg")).isEqualTo("mm[Hg]");
        assertThat(units.named("K/uL")).isEqualTo("10*3/uL");
        assertThat(units.named("furlong")).isEqualTo("furlong");
    }
}
