// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Oxygen.Weight;
import org.cytovigil.core.signal.Oxygen.Weight.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a respiratory support weighs above the support that the patient had before therapy
 * (docs/clinical/crs.md#oxygen-above-the-baseline). Support has a rank: none, low flow, high flow and masks, positive
 * pressure; within a rank flow and fraction decide. Only what lies above the baseline counts.
 *
 * @param baseline support before therapy, null for none
 */
record SupportWeight(@Nullable Baseline baseline, GradingRules rules) {
    private static final int LOW_FLOW = 1;
    private static final int HIGH_FLOW = 2;
    private static final int POSITIVE_PRESSURE = 3;

    Weight of(OxygenDevice device, @Nullable BigDecimal flow, @Nullable BigDecimal fio2, OxygenIndication indication) {
        if (device == OxygenDevice.ROOM_AIR || isZero(flow)) {
            return Weight.AIR;
        }
        if (device.level() == OxygenLevel.POSITIVE_PRESSURE) {
            return positivePressure(device, fio2, indication);
        }
        int usual = usualRank();
        if (device == OxygenDevice.NASAL_CANNULA && flow == null && usual < POSITIVE_PRESSURE) {
            return new Weight(usual == 0 ? device.level() : OxygenLevel.NONE, Kind.FLOW_MISSING);
        }
        int rank = rank(device, flow);
        boolean above = rank > usual || (rank == usual && isMore(flow, fio2));
        return above ? new Weight(level(device, rank), Kind.SUPPORT) : Weight.USUAL;
    }

    /** The weight of the same device under another fraction; why it was given does not change. */
    Weight again(Oxygen before, BigDecimal fio2) {
        OxygenDevice device = before.device();
        if (device == null) {
            return before.weight();
        }
        return of(device, before.flow(), fio2, before.indication());
    }

    private OxygenLevel level(OxygenDevice device, int rank) {
        if (device == OxygenDevice.SIMPLE_MASK) {
            return rules.decimal(RuleKey.CRS_SIMPLE_MASK).intValue() == 2
                    ? OxygenLevel.LOW_FLOW
                    : OxygenLevel.HIGH_FLOW;
        }
        return rank == HIGH_FLOW ? OxygenLevel.HIGH_FLOW : device.level();
    }

    private int rank(OxygenDevice device, @Nullable BigDecimal flow) {
        return switch (device) {
            case ROOM_AIR -> 0;
            case BLOW_BY -> LOW_FLOW;
            case NASAL_CANNULA ->
                flow != null && flow.compareTo(rules.decimal(RuleKey.CRS_LOW_FLOW)) > 0 ? HIGH_FLOW : LOW_FLOW;
            case HIGH_FLOW_NASAL_CANNULA, SIMPLE_MASK, VENTURI_MASK, NON_REBREATHER -> HIGH_FLOW;
            case CPAP, BIPAP, INVASIVE_VENTILATION -> POSITIVE_PRESSURE;
        };
    }

    private @Nullable OxygenDevice usualDevice() {
        if (baseline == null || isZero(baseline.oxygenFlow())) {
            return null;
        }
        OxygenDevice device = baseline.oxygenDevice();
        return device == null && baseline.oxygenFlow() != null ? OxygenDevice.NASAL_CANNULA : device;
    }

    private int usualRank() {
        OxygenDevice usual = usualDevice();
        return usual == null || baseline == null ? 0 : rank(usual, baseline.oxygenFlow());
    }

    private boolean isMore(@Nullable BigDecimal flow, @Nullable BigDecimal fio2) {
        return baseline == null || exceeds(flow, baseline.oxygenFlow()) || exceeds(fio2, baseline.oxygenFio2());
    }

    private static boolean exceeds(@Nullable BigDecimal now, @Nullable BigDecimal usual) {
        return now != null && usual != null && now.compareTo(usual) > 0;
    }

    private Weight positivePressure(OxygenDevice device, @Nullable BigDecimal fio2, OxygenIndication indication) {
        Weight counts = new Weight(device.level(), Kind.SUPPORT);
        boolean usual = usualDevice() == device;
        if (usual || indication == OxygenIndication.SLEEP_APNOEA_BASELINE) {
            return isNew(fio2, usual) ? counts : Weight.USUAL;
        }
        if (indication == OxygenIndication.RESPIRATORY) {
            return counts;
        }
        if (fio2 != null && fio2.compareTo(rules.decimal(RuleKey.CRS_AIRWAY_FIO2)) >= 0) {
            return counts;
        }
        boolean unsure = fio2 != null && fio2.compareTo(rules.decimal(RuleKey.CRS_AIRWAY_FIO2_UNSURE)) > 0;
        return new Weight(OxygenLevel.NONE, unsure ? Kind.AIRWAY_UNSURE : Kind.AIRWAY);
    }

    /** The usual device hides its usual settings only. */
    private boolean isNew(@Nullable BigDecimal fio2, boolean usual) {
        BigDecimal before = usual && baseline != null ? baseline.oxygenFio2() : null;
        BigDecimal limit = before == null
                ? rules.decimal(RuleKey.CRS_BASELINE_FIO2)
                : before.add(rules.decimal(RuleKey.CRS_BASELINE_FIO2_RISE));
        return fio2 != null && fio2.compareTo(limit) >= 0;
    }

    private static boolean isZero(@Nullable BigDecimal flow) {
        return flow != null && flow.signum() == 0;
    }
}
