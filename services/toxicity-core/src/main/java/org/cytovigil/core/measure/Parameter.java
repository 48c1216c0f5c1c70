// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured, with its canonical UCUM unit and the range outside which a value is not used
 * (docs/clinical/data-quality.md#plausible-ranges; an open end is the largest value that decimals of that size can
 * take).
 */
public enum Parameter {
    TEMPERATURE(ParameterKind.VITAL, "Cel", "25", "45"),
    HEART_RATE(ParameterKind.VITAL, "/min", "10", "350"),
    RESPIRATORY_RATE(ParameterKind.VITAL, "/min", "0", "120"),
    SYSTOLIC_BP(ParameterKind.VITAL, "mm[Hg]", "20", "320"),
    DIASTOLIC_BP(ParameterKind.VITAL, "mm[Hg]", "5", "220"),
    MEAN_BP(ParameterKind.VITAL, "mm[Hg]", "10", "300"),
    SPO2(ParameterKind.VITAL, "%", "30", "100"),
    FIO2(ParameterKind.VITAL, "1", "0.20", "1.0"),
    CRP(ParameterKind.LAB, "mg/L", "0", "1000"),
    FERRITIN(ParameterKind.LAB, "ng/mL", "0", "2000000"),
    IL6(ParameterKind.LAB, "pg/mL", "0", "1e9"),
    LDH(ParameterKind.LAB, "U/L", "0", "1e9"),
    CREATININE(ParameterKind.LAB, "mg/dL", "1e-9", "30"),
    BILIRUBIN_TOTAL(ParameterKind.LAB, "mg/dL", "0", "80"),
    BILIRUBIN_DIRECT(ParameterKind.LAB, "mg/dL", "0", "80"),
    ALT(ParameterKind.LAB, "U/L", "0", "1e9"),
    AST(ParameterKind.LAB, "U/L", "0", "1e9"),
    WBC(ParameterKind.LAB, "10*9/L", "0", "5000"),
    ANC(ParameterKind.LAB, "10*9/L", "0", "500"),
    PLATELETS(ParameterKind.LAB, "10*9/L", "0", "5000"),
    HAEMOGLOBIN(ParameterKind.LAB, "g/dL", "0", "40"),
    FIBRINOGEN(ParameterKind.LAB, "mg/dL", "0", "1e9"),
    INR(ParameterKind.LAB, "1", "0", "1e9"),
    D_DIMER(ParameterKind.LAB, "ng/mL", "0", "1e9"),
    ANTITHROMBIN(ParameterKind.LAB, "%", "0", "1e9"),
    TRIGLYCERIDES(ParameterKind.LAB, "mg/dL", "0", "1e9"),
    URATE(ParameterKind.LAB, "mg/dL", "0", "1e9"),
    POTASSIUM(ParameterKind.LAB, "mmol/L", "1", "12"),
    PHOSPHATE(ParameterKind.LAB, "mg/dL", "0", "1e9"),
    CALCIUM(ParameterKind.LAB, "mg/dL", "0", "1e9"),
    LACTATE(ParameterKind.LAB, "mmol/L", "0", "1e9"),
    LIPASE(ParameterKind.LAB, "U/L", "0", "1e9"),
    AMYLASE(ParameterKind.LAB, "U/L", "0", "1e9"),
    ALBUMIN(ParameterKind.LAB, "g/dL", "0", "1e9"),
    QTCF(ParameterKind.LAB, "ms", "0", "2000"),
    WEIGHT(ParameterKind.LAB, "kg", "0.3", "400"),
    ASPARAGINASE_ACTIVITY(ParameterKind.LAB, "[IU]/mL", "0", "1e9"),
    MRD(ParameterKind.LAB, "1", "0", "1"),
    PT(ParameterKind.LAB, "s", "0", "1000"),
    APTT(ParameterKind.LAB, "s", "0", "1000"),
    GLDH(ParameterKind.LAB, "U/L", "0", "1e9"),
    ALP(ParameterKind.LAB, "U/L", "0", "1e9"),
    GFR(ParameterKind.LAB, "mL/min", "0", "500"),
    B_CELLS(ParameterKind.LAB, "/uL", "0", "1e9"),
    SOFA(ParameterKind.LAB, "1", "0", "24"),
    CAPILLARY_REFILL(ParameterKind.VITAL, "s", "0", "60");

    private static final Map<String, Parameter> BY_ID =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Parameter::name, Function.identity()));

    private final ParameterKind kind;
    private final String unit;
    private final BigDecimal lowest;
    private final BigDecimal highest;

    Parameter(ParameterKind kind, String unit, String lowest, String highest) {
        this.kind = kind;
        this.unit = unit;
        this.lowest = new BigDecimal(lowest);
        this.highest = new BigDecimal(highest);
    }

    /** The parameter of this name, if there is one. */
    public static Optional<Parameter> named(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Where it comes from. */
    public ParameterKind kind() {
        return kind;
    }

    /** Canonical UCUM unit; values of facts are in it. */
    public String unit() {
        return unit;
    }

    /** Whether a value in the canonical unit can be true of a living patient. */
    public boolean plausible(BigDecimal value) {
        return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
    }

    /** Whether it is one of the three blood pressures. */
    public boolean isPressure() {
        return this == SYSTOLIC_BP || this == DIASTOLIC_BP || this == MEAN_BP;
    }
}
