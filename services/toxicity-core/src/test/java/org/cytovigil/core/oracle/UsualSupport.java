// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.jspecify.annotations.Nullable;

/**
 * What a support means above the one before therapy (docs/clinical/crs.md#oxygen-above-the-baseline).
 *
 * <p>Silent in the text: a flow at baseline without a device is a cannula; sleep apnoea named at the bedside is positive
 * pressure at baseline; within a rank a higher flow or a higher fraction lies above, and what cannot be compared does
 * not; a cannula without a flow lies below positive pressure whatever its flow is.
 */
record UsualSupport(
        @Nullable OxygenDevice device,
        @Nullable BigDecimal flow,
        @Nullable BigDecimal fio2) {
    static UsualSupport of(@Nullable Baseline baseline) {
        if (baseline == null || zero(baseline.oxygenFlow())) {
            return new UsualSupport(null, null, null);
        }
        boolean flowOnly = baseline.oxygenDevice() == null && baseline.oxygenFlow() != null;
        return new UsualSupport(
                flowOnly ? OxygenDevice.NASAL_CANNULA : baseline.oxygenDevice(),
                baseline.oxygenFlow(),
                baseline.oxygenFio2());
    }

    /** What a support means. */
    record Meaning(int grade, boolean roomAir, boolean flowMissing, boolean airway, boolean unsure) {
        static Meaning of(int grade) {
            return new Meaning(grade, false, false, false, false);
        }

        int most() {
            return unsure ? 4 : flowMissing ? Math.max(3, grade) : grade;
        }
    }

    static boolean zero(@Nullable BigDecimal flow) {
        return flow != null && flow.signum() == 0;
    }

    private static int rank(@Nullable OxygenDevice device, @Nullable BigDecimal flow) {
        if (device == null || device == OxygenDevice.ROOM_AIR) {
            return 0;
        }
        return switch (device) {
            case BLOW_BY -> 1;
            case NASAL_CANNULA -> flow != null && flow.compareTo(new BigDecimal(6)) > 0 ? 2 : 1;
            case CPAP, BIPAP, INVASIVE_VENTILATION -> 3;
            default -> 2;
        };
    }

    Meaning meaning(
            OxygenDevice present, @Nullable BigDecimal litres, @Nullable BigDecimal fraction, OxygenIndication why) {
        if (present == OxygenDevice.ROOM_AIR || zero(litres)) {
            return new Meaning(0, true, false, false, false);
        }
        if (rank(present, litres) == 3) {
            return positivePressure(present, fraction, why);
        }
        int usual = rank(device, flow);
        if (present == OxygenDevice.NASAL_CANNULA && litres == null && usual < 3) {
            return new Meaning(usual == 0 ? 2 : 0, false, true, false, false);
        }
        int rank = rank(present, litres);
        boolean above = rank > usual || (rank == usual && (more(litres, flow) || more(fraction, fio2)));
        return Meaning.of(above ? rank + 1 : 0);
    }

    private static boolean more(@Nullable BigDecimal now, @Nullable BigDecimal usual) {
        return now != null && usual != null && now.compareTo(usual) > 0;
    }

    private Meaning positivePressure(OxygenDevice present, @Nullable BigDecimal fraction, OxygenIndication why) {
        double given = fraction == null ? 0 : fraction.doubleValue();
        if (present == device || why == OxygenIndication.SLEEP_APNOEA_BASELINE) {
            BigDecimal known = present == device ? fio2 : null;
            BigDecimal from = known == null ? new BigDecimal("0.40") : known.add(new BigDecimal("0.1"));
            return Meaning.of(fraction != null && fraction.compareTo(from) >= 0 ? 4 : 0);
        }
        if (why == OxygenIndication.RESPIRATORY || given >= 0.60) {
            return Meaning.of(4);
        }
        return new Meaning(0, false, false, true, given > 0.40);
    }
}
