// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;

/** What a monitor samples together, so that its values of one second are one sample. */
public enum SampleGroup {
    /** Systolic, mean and diastolic pressure: they must not contradict each other. */
    PRESSURE,
    SATURATION,
    /** Any site but the skin. */
    TEMPERATURE,
    /** A skin sensor: screening only. */
    SKIN_TEMPERATURE,
    HEART_RATE,
    RESPIRATORY_RATE;

    /** The parameters of one sample. */
    public List<Parameter> parameters() {
        return switch (this) {
            case PRESSURE -> List.of(Parameter.SYSTOLIC_BP, Parameter.MEAN_BP, Parameter.DIASTOLIC_BP);
            case SATURATION -> List.of(Parameter.SPO2);
            case TEMPERATURE, SKIN_TEMPERATURE -> List.of(Parameter.TEMPERATURE);
            case HEART_RATE -> List.of(Parameter.HEART_RATE);
            case RESPIRATORY_RATE -> List.of(Parameter.RESPIRATORY_RATE);
        };
    }

    /** The group of a measurement; empty for what no monitor samples. */
    public static Optional<SampleGroup> of(Parameter parameter, Site site) {
        return Optional.ofNullable(
                switch (parameter) {
                    case SYSTOLIC_BP, MEAN_BP, DIASTOLIC_BP -> PRESSURE;
                    case SPO2 -> SATURATION;
                    case TEMPERATURE -> site == Site.SKIN ? SKIN_TEMPERATURE : TEMPERATURE;
                    case HEART_RATE -> HEART_RATE;
                    case RESPIRATORY_RATE -> RESPIRATORY_RATE;
                    default -> null;
                });
    }
}
