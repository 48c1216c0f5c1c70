// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Respiratory support (clinical.md 1.5); a device holds until changed (grading.md 11).
 *
 * <p>Silent in the text: a flow without a device is a nasal cannula; a cannula at flow 0 is room air; a fraction of oxygen
 * grades until a device is charted, never after; the baseline is the one known when the device was charted, and is
 * compared with the same device only.
 */
final class OxygenSupports {
    /**
     * Support at an instant.
     *
     * @param since the newest charting, null before the first
     */
    record Support(
            boolean deviceKnown,
            int grade,
            boolean flowMissing,
            boolean roomAir,
            @Nullable Instant since) {
        static final Support NONE = new Support(false, 0, false, true, null);
    }

    private final Facts facts;
    private final List<OxygenSupport> devices;
    private final List<Fact> fractions;

    OxygenSupports(Facts facts) {
        this.facts = facts;
        List<OxygenSupport> charted = facts.of(OxygenSupport.class);
        devices = charted.stream()
                .filter(support -> support.device() != null || support.flow() != null)
                .toList();
        List<Fact> alone = new ArrayList<>(facts.of(Parameter.FIO2));
        charted.stream()
                .filter(support -> support.device() == null && support.flow() == null && support.fio2() != null)
                .forEach(alone::add);
        fractions = alone.stream()
                .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::id))
                .toList();
    }

    /** Chartings that tell the oxygenation; a fraction alone does not. */
    List<OxygenSupport> devices() {
        return devices;
    }

    List<Fact> fractions() {
        return fractions;
    }

    Support at(Instant at) {
        return Facts.newest(devices, at)
                .map(this::byDevice)
                .orElseGet(
                        () -> Facts.newest(fractions, at).map(this::byFraction).orElse(Support.NONE));
    }

    private Support byDevice(OxygenSupport support) {
        OxygenDevice device = support.device() != null ? support.device() : OxygenDevice.NASAL_CANNULA;
        BigDecimal flow = support.flow();
        boolean cannula = device == OxygenDevice.NASAL_CANNULA;
        boolean off = device == OxygenDevice.ROOM_AIR || (cannula && flow != null && flow.signum() == 0);
        if (off) {
            return new Support(true, 0, false, true, support.at());
        }
        if (atBaseline(support, device)) {
            return new Support(true, 0, false, false, support.at());
        }
        int grade = grade(device, flow, support.indication());
        return new Support(true, grade, cannula && flow == null, false, support.at());
    }

    private static int grade(OxygenDevice device, @Nullable BigDecimal flow, OxygenIndication indication) {
        return switch (device) {
            case ROOM_AIR -> 0;
            case BLOW_BY -> 2;
            case NASAL_CANNULA -> flow != null && flow.compareTo(new BigDecimal(6)) > 0 ? 3 : 2;
            case HIGH_FLOW_NASAL_CANNULA, SIMPLE_MASK, VENTURI_MASK, NON_REBREATHER -> 3;
            case CPAP, BIPAP, INVASIVE_VENTILATION -> indication == OxygenIndication.RESPIRATORY ? 4 : 0;
        };
    }

    /** Chronic support is not CRS: the usual device at no more than its usual flow (clinical.md 1.1, F6). */
    private boolean atBaseline(OxygenSupport support, OxygenDevice device) {
        Baseline baseline = PersonAt.of(facts, support.at()).baseline();
        if (baseline == null || baseline.oxygenDevice() != device) {
            return false;
        }
        BigDecimal usual = baseline.oxygenFlow();
        BigDecimal flow = support.flow();
        return usual == null || flow == null || flow.compareTo(usual) <= 0;
    }

    /** Above 0.21 and up to 0.44 is grade 2, above is 3; of several fractions of one instant the highest. */
    private Support byFraction(Fact newest) {
        BigDecimal fraction = fractions.stream()
                .filter(fact -> fact.at().equals(newest.at()))
                .map(OxygenSupports::fraction)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        if (fraction.compareTo(new BigDecimal("0.21")) <= 0) {
            return new Support(false, 0, false, true, newest.at());
        }
        int grade = fraction.compareTo(new BigDecimal("0.44")) <= 0 ? 2 : 3;
        return new Support(false, grade, false, false, newest.at());
    }

    private static BigDecimal fraction(Fact fact) {
        if (fact instanceof Measured measured) {
            return measured.quantity().value();
        }
        return fact instanceof OxygenSupport support && support.fio2() != null ? support.fio2() : BigDecimal.ZERO;
    }
}
