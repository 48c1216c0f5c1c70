// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.math.BigDecimal;
import java.util.Optional;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Oxygen above the baseline, for the lungs: support for another reason (airway, procedure, sleep apnoea) is no need.
 *
 * @param state whether there is a need
 * @param device null when only a fraction is known
 * @param flow L/min
 * @param fio2 fraction, when it was charted
 */
public record OxygenNeed(
        State state,
        @Nullable OxygenDevice device,
        @Nullable BigDecimal flow,
        @Nullable BigDecimal fio2) {
    /** Whether there is a need. */
    public enum State {
        NONE,
        /** Saturation too low on room air; no oxygen charted yet. */
        HYPOXIC_ON_AIR,
        SUPPORTED,
        /** Ventilated for the airway with so much oxygen that it may be for the lungs too. */
        UNSURE
    }

    /** No need. */
    public static final OxygenNeed NONE = new OxygenNeed(State.NONE, null, null, null);

    /** Saturation too low on room air. */
    public static final OxygenNeed HYPOXIC_ON_AIR = new OxygenNeed(State.HYPOXIC_ON_AIR, null, null, null);

    private static final BigDecimal FORTY_PERCENT = new BigDecimal("0.40");
    private static final BigDecimal HIGHEST_ESTIMATE = new BigDecimal("6");

    /** Support by a device. */
    public static OxygenNeed by(OxygenDevice device, @Nullable BigDecimal flow, @Nullable BigDecimal fio2) {
        return new OxygenNeed(State.SUPPORTED, device, flow, fio2);
    }

    /** Whether there is a need at all. */
    public boolean any() {
        return state != State.NONE;
    }

    /** Whether a ventilator breathes for the patient; a mask with positive pressure is none. */
    public boolean ventilator() {
        return state == State.SUPPORTED && device == OxygenDevice.INVASIVE_VENTILATION;
    }

    /** Whether at least 40 % oxygen is needed; unknown without a fraction, charted or estimated. */
    public Truth fromFortyPercent(GradingRules rules) {
        if (state != State.SUPPORTED) {
            return Truth.NO;
        }
        return fraction(rules)
                .map(fraction -> Truth.of(fraction.compareTo(FORTY_PERCENT) >= 0))
                .orElse(Truth.UNKNOWN);
    }

    /**
     * The fraction charted or, for a plain cannula, estimated from the flow. Above 6 L/min the estimate stays that of
     * 6 L/min, which the true fraction is not below.
     */
    public Optional<BigDecimal> fraction(GradingRules rules) {
        if (fio2 != null) {
            return Optional.of(fio2);
        }
        if (device != OxygenDevice.NASAL_CANNULA || flow == null || flow.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(rules.decimal(RuleKey.SCALES_CANNULA_PER_LITRE)
                .multiply(flow.min(HIGHEST_ESTIMATE))
                .add(rules.decimal(RuleKey.SCALES_CANNULA_BASE)));
    }
}
