// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.ParameterKind;
import org.cytovigil.core.measure.Units;
import org.cytovigil.core.table.CsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every analyte in every unit that laboratories report it in (docs/clinical/data-quality.md#units). */
class AnalyteUnitsTest {
    private static IntakeResult read(String parameter, String value, String unit) {
        return new Intake()
                .accept(
                        new TextFields(Map.of(
                                "type", "observation",
                                "patient", "p",
                                "id", "x",
                                "at", "2026-01-03T08:00:00Z",
                                "parameter", parameter,
                                "value", value,
                                "unit", unit)),
                        null);
    }

    @ParameterizedTest
    @CsvSource({
        "GLDH,5,U/L,5",
        "GLDH,5,[IU]/L,5",
        "GLDH,0.5,ukat/L,30",
        "GLDH,500,nkat/L,30",
        "ALP,2,ukat/L,120",
        "LIPASE,2,ukat/L,120",
        "AMYLASE,1000,nkat/L,60",
        "GFR,59,mL/min/{1.73_m2},59",
        "GFR,1.5,mL/s,90",
        "B_CELLS,3,{cells}/uL,3",
        "B_CELLS,0.003,10*9/L,3",
        "B_CELLS,3,10*6/L,3",
        "ANC,500,{cells}/uL,0.5",
        "ANC,0.5,10*3/mm3,0.5",
        "WBC,900,/mm3,0.9",
        "PLATELETS,20,10*3/mm3,20",
        "B_CELLS,3,/mm3,3",
        "INR,1.6,1,1.6",
        "SOFA,4,1,4",
        "SOFA,4,{score},4",
        "MRD,0.0001,1,0.0001",
        "FIO2,0.4,1,0.4",
        "PLATELETS,50000,10*6/L,50",
        "CREATININE,0.08842,mmol/L,1",
        "URATE,0.05948,mmol/L,1",
        "CALCIUM,4,meq/L,8.016",
        "TRIGLYCERIDES,2.65,g/L,265",
        "ANTITHROMBIN,0.5,[IU]/mL,50",
        "ANTITHROMBIN,0.49,1,49",
        "ASPARAGINASE_ACTIVITY,100,[IU]/L,0.1",
        "ASPARAGINASE_ACTIVITY,99,U/L,0.099",
        "ALBUMIN,600,umol/L,3.99",
        "CRP,100,nmol/L,10.5",
        "FERRITIN,1,mg/L,1000",
        "QTCF,0.48,s,480"
    })
    void aValueIsConvertedExactly(String parameter, String value, String unit, BigDecimal canonical) {
        IntakeResult result = read(parameter, value, unit);
        assertThat(result).isInstanceOf(IntakeResult.Accepted.class);
        assertThat(((Measured) ((IntakeResult.Accepted) result).fact())
                        .quantity()
                        .value())
                .isEqualByComparingTo(canonical);
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void aUnitOfSomethingElseIsRefused(Parameter parameter) {
        assertThat(read(parameter.name(), "40", "mol/kg/h"))
                .isInstanceOfSatisfying(
                        IntakeResult.Rejected.class,
                        refused -> assertThat(refused.code()).isEqualTo(RejectionCode.UNIT));
    }

    @Test
    void everyRowOfTheTableIsReadAndEveryEnzymeHasItsSiUnit() {
        assertThat(CsvTable.beside(Units.class, "units.csv"))
                .allSatisfy(row -> assertThat(
                                Units.load().convert(Parameter.valueOf(row.get(0)), row.get(1), BigDecimal.TEN))
                        .isPresent());
        List<Parameter> enzymes = Stream.of(Parameter.values())
                .filter(parameter -> parameter.kind() == ParameterKind.LAB
                        && parameter.unit().equals("U/L"))
                .toList();
        assertThat(enzymes)
                .hasSize(7)
                .allSatisfy(enzyme -> assertThat(Units.load().convert(enzyme, "ukat/L", BigDecimal.ONE))
                        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("60")));
    }
}
