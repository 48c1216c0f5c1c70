// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/** Respiratory support as a function of event time; a device holds until changed (clinical.md 1.5). */
public final class OxygenSignal implements Signal<OxygenState> {
    /** The one instance. */
    public static final OxygenSignal INSTANCE = new OxygenSignal();

    private static final BigDecimal AIR = new BigDecimal("0.21");

    private OxygenSignal() {}

    @Override
    public String name() {
        return "oxygen";
    }

    @Override
    public Class<OxygenState> type() {
        return OxygenState.class;
    }

    @Override
    public OxygenState initial() {
        return new OxygenState(Steps.of(Oxygen.UNKNOWN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(Parameter.FIO2), Set.of(OxygenSupport.class));
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(PersonSignal.INSTANCE);
    }

    @Override
    public OxygenState after(OxygenState state, Fact fact, Board board) {
        Oxygen now = state.steps().last();
        Baseline baseline = board.get(PersonSignal.INSTANCE).at(fact.at()).baseline();
        Oxygen next = null;
        if (fact instanceof OxygenSupport support) {
            next = tellsDevice(support)
                    ? device(support, baseline, board.rules())
                    : fraction(now, support.fio2(), fact, board.rules());
        } else if (fact instanceof Measured measured) {
            next = fraction(now, measured.quantity().value(), fact, board.rules());
        }
        return new OxygenState(next == null ? state.steps() : state.steps().step(fact.at(), next), fact.at());
    }

    /** Whether a device was charted rather than a fraction alone; a flow alone is by cannula. */
    static boolean tellsDevice(OxygenSupport support) {
        return support.device() != null || support.flow() != null;
    }

    private static Oxygen device(OxygenSupport support, @Nullable Baseline baseline, GradingRules rules) {
        OxygenDevice device = support.device() != null ? support.device() : OxygenDevice.NASAL_CANNULA;
        boolean cannula = device == OxygenDevice.NASAL_CANNULA;
        BigDecimal flow = support.flow();
        boolean off = device == OxygenDevice.ROOM_AIR || (cannula && flow != null && flow.signum() == 0);
        int grade = off || chronic(support, device, baseline) ? 0 : grade(support, device, rules);
        return new Oxygen(
                true,
                grade,
                cannula && flow == null && grade > 0,
                off,
                grade == 2 || grade == 3,
                support.at(),
                List.of(support.id()));
    }

    private static int grade(OxygenSupport support, OxygenDevice device, GradingRules rules) {
        if (support.indication() != OxygenIndication.RESPIRATORY && device.grade() == 4) {
            return 0;
        }
        if (device == OxygenDevice.SIMPLE_MASK) {
            return rules.decimal(RuleKey.CRS_SIMPLE_MASK).intValue();
        }
        BigDecimal flow = support.flow();
        boolean highFlow = device == OxygenDevice.NASAL_CANNULA
                && flow != null
                && flow.compareTo(rules.decimal(RuleKey.CRS_LOW_FLOW)) > 0;
        return highFlow ? OxygenDevice.HIGH_FLOW_NASAL_CANNULA.grade() : device.grade();
    }

    /** Only what exceeds the baseline is toxicity (clinical.md 1.1, F6). */
    private static boolean chronic(OxygenSupport support, OxygenDevice device, @Nullable Baseline baseline) {
        if (baseline == null || baseline.oxygenDevice() != device) {
            return false;
        }
        BigDecimal usual = baseline.oxygenFlow();
        BigDecimal flow = support.flow();
        return usual == null || flow == null || flow.compareTo(usual) <= 0;
    }

    /** Of several of one instant the highest counts. A fraction grades only where no device is known; 6 L/min by cannula are about 0.44. */
    private static @Nullable Oxygen fraction(Oxygen now, @Nullable BigDecimal fraction, Fact fact, GradingRules rules) {
        if (fraction == null || now.deviceKnown()) {
            return null;
        }
        boolean air = fraction.compareTo(AIR) <= 0;
        int grade = air ? 0 : fraction.compareTo(rules.decimal(RuleKey.CRS_FIO2_LOW)) <= 0 ? 2 : 3;
        Instant since = fact.at();
        if (since.equals(now.since()) && now.grade() >= grade) {
            return null;
        }
        return new Oxygen(false, grade, false, air, false, since, List.of(fact.id()));
    }
}
