// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * State before therapy, so that chronic support is not taken for toxicity
 * (docs/clinical/crs.md#oxygen-above-the-baseline).
 *
 * @param oxygenFlow L/min
 * @param oxygenFio2 fraction
 * @param creatinine mg/dL
 * @param ferritin ng/mL
 * @param ice 0 to 10
 * @param capd 0 to 32
 * @param alt U/L
 * @param ast U/L
 * @param bilirubin total, mg/dL
 * @param vodRiskFactors number of risk factors for veno-occlusive disease
 * @param others further values of {@link #OTHERS}, in the canonical unit of their parameter
 */
public record Baseline(
        @Nullable OxygenDevice oxygenDevice,
        @Nullable BigDecimal oxygenFlow,
        @Nullable BigDecimal oxygenFio2,
        @Nullable BigDecimal creatinine,
        @Nullable BigDecimal ferritin,
        @Nullable Integer ice,
        @Nullable Integer capd,
        @Nullable BigDecimal alt,
        @Nullable BigDecimal ast,
        @Nullable BigDecimal bilirubin,
        @Nullable Integer vodRiskFactors,
        Map<Parameter, BigDecimal> others) {
    /** Of what some scale looks at a baseline beside the values above. */
    public static final List<Parameter> OTHERS = List.of(
            Parameter.URATE,
            Parameter.POTASSIUM,
            Parameter.PHOSPHATE,
            Parameter.CALCIUM,
            Parameter.ALBUMIN,
            Parameter.ANC,
            Parameter.PLATELETS,
            Parameter.QTCF,
            Parameter.WEIGHT);

    /** Copies the map. */
    public Baseline {
        others = Map.copyOf(others);
    }

    /** Without further values. */
    public Baseline(
            @Nullable OxygenDevice oxygenDevice,
            @Nullable BigDecimal oxygenFlow,
            @Nullable BigDecimal oxygenFio2,
            @Nullable BigDecimal creatinine,
            @Nullable BigDecimal ferritin,
            @Nullable Integer ice,
            @Nullable Integer capd,
            @Nullable BigDecimal alt,
            @Nullable BigDecimal ast,
            @Nullable BigDecimal bilirubin,
            @Nullable Integer vodRiskFactors) {
        this(
                oxygenDevice,
                oxygenFlow,
                oxygenFio2,
                creatinine,
                ferritin,
                ice,
                capd,
                alt,
                ast,
                bilirubin,
                vodRiskFactors,
                Map.of());
    }

    /** Support, kidney, ferritin and neurology alone. */
    public Baseline(
            @Nullable OxygenDevice oxygenDevice,
            @Nullable BigDecimal oxygenFlow,
            @Nullable BigDecimal creatinine,
            @Nullable BigDecimal ferritin,
            @Nullable Integer ice,
            @Nullable Integer capd) {
        this(oxygenDevice, oxygenFlow, null, creatinine, ferritin, ice, capd, null, null, null, null);
    }

    /** The value of a laboratory parameter, null where none was told. */
    public @Nullable BigDecimal laboratory(Parameter parameter) {
        return switch (parameter) {
            case CREATININE -> creatinine;
            case FERRITIN -> ferritin;
            case ALT -> alt;
            case AST -> ast;
            case BILIRUBIN_TOTAL -> bilirubin;
            default -> others.get(parameter);
        };
    }
}
