// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitNamesTest {
    private final UnitNames units = new UnitNames();

    @Test
    void anMdcUnitIsKnownByNumberOrName() {
        assertThat(units.mdc("268192", "MDC_DIM_DEGC")).isEqualTo("Cel");
        assertThat(units.mdc("268192", "")).isEqualTo("Cel");
        assertThat(units.mdc("268160", "MDC_DIM_FAHR"))
                .as("a number seen in the wild that no table has")
                .isEqualTo("[degF]");
        assertThat(units.mdc("264896", "MDC_DIM_PULS_PER_MIN"))
                .as("a pulse of an oximeter")
                .isEqualTo("/min");
        assertThat(units.mdc("264896", "")).isEqualTo("/min");
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

    @ParameterizedTest
    @CsvSource({
        "CEL,Cel",
        "cel,Cel",
        "DegC,Cel",
        "degrees C,Cel",
        "\u2103,Cel",
        "DEG F,[degF]",
        "BPM,/min",
        "MMHG,mm[Hg]",
        "mm(hg),mm[Hg]",
        "MG/DL,mg/dL",
        "\u00B5g/l,ug/L",
        "\u03BCmol/l,umol/L",
        "PG/ML,pg/mL",
        "x10E3/uL,10*3/uL",
        "Thou/uL,10*3/uL",
        "x 10^9/L,10*9/L",
        "sec,s",
        "mEq/L,meq/L",
        "INR,{INR}",
        "cells/uL,/uL",
        "{Beats}/min,/min",
        "%{sat},%",
        "10*3/uL{plt},10*3/uL",
        "mg/dL{creat},mg/dL",
        "mg/L{FEU},mg/L{FEU}",
        "mg/L FEU,mg/L{FEU}",
        "{INR},{INR}",
        "[iU]/L,U/L",
        "x10(3)/mcL,10*3/uL",
        "Thousand/uL,10*3/uL",
        "10e3/mcL,10*3/uL",
        "x10e3/mcL,10*3/uL",
        "X10E3/MCL,10*3/uL",
        "10*3/mm3,10*3/uL",
        "10^3/mm3,10*3/uL",
        "x10E3/mm3,10*3/uL",
        "K/mm3,10*3/uL",
        "/mm3,/uL",
        "cells/mm3,/uL",
        "K/CMM,10*3/uL",
        "mm/Hg,mm[Hg]",
        "\u00BAC,Cel",
        "min-1,/min",
        "ng/mL{DDU},ng/mL{DDU}",
        "mg/L{D-DU},mg/L{D-DU}",
        "{furlong},{furlong}"
    })
    void caseBlanksAndTheKindOfMicroSignDoNotMatter(String sent, String ucum) {
        assertThat(units.named(sent)).isEqualTo(ucum);
    }

    @Test
    void nothingButBracesIsReadAtOnce() {
        String braces = "{".repeat(2_000_000);
        assertThat(units.named(braces)).isEqualTo(braces);
    }

    @Test
    void exceptWhereTwoUnitsDifferByNothingElse() {
        assertThat(units.named("g/l")).isEqualTo("g/L");
        assertThat(units.named("g/L")).isEqualTo("g/L");
        assertThat(units.named("G/l")).as("giga, of platelets").isEqualTo("10*9/L");
        assertThat(units.named("G/L"))
                .as("a haemoglobin in capitals is then refused")
                .isEqualTo("10*9/L");
    }
}
