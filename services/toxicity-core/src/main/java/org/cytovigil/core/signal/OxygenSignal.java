// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
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
public final class OxygenSignal {
    private static final BigDecimal AIR = new BigDecimal("0.21");
    private final GradingRules rules;

    private OxygenSignal(GradingRules rules) {
        this.rules = rules;
    }

    /**
     * Reads it from a chart.
     *
     * @param freshness receives the instants at which a device was charted; a fraction alone tells no oxygenation
     */
    public static Steps<Oxygen> of(Chart chart, GradingRules rules, Steps<Person> person, Freshness freshness) {
        OxygenSignal signal = new OxygenSignal(rules);
        Steps<Oxygen> steps = new Steps<>(Oxygen.UNKNOWN);
        List<Fact> facts = new ArrayList<>(chart.of(OxygenSupport.class));
        facts.addAll(chart.of(Parameter.FIO2));
        facts.sort(Fact.BY_TIME);
        for (Fact fact : facts) {
            Oxygen next = signal.after(steps.last(), fact, person.at(fact.at()).baseline());
            if (next != null) {
                steps.step(fact.at(), next);
                if (next.deviceKnown()) {
                    freshness.known(fact.at(), rules.duration(RuleKey.STALE_SPOT));
                }
            }
        }
        return steps;
    }

    private @Nullable Oxygen after(Oxygen now, Fact fact, @Nullable Baseline baseline) {
        if (fact instanceof OxygenSupport support) {
            return support.device() != null || support.flow() != null
                    ? device(support, baseline)
                    : fraction(now, support.fio2(), fact);
        }
        if (fact instanceof Measured measured && measured.parameter() == Parameter.FIO2) {
            return fraction(now, measured.quantity().value(), fact);
        }
        return null;
    }

    private Oxygen device(OxygenSupport support, @Nullable Baseline baseline) {
        OxygenDevice device = support.device() != null ? support.device() : OxygenDevice.NASAL_CANNULA;
        boolean cannula = device == OxygenDevice.NASAL_CANNULA;
        BigDecimal flow = support.flow();
        boolean off = device == OxygenDevice.ROOM_AIR || (cannula && flow != null && flow.signum() == 0);
        int grade = off || chronic(support, device, baseline) ? 0 : grade(support, device);
        return new Oxygen(
                true,
                grade,
                cannula && flow == null && grade > 0,
                off,
                grade == 2 || grade == 3,
                support.at(),
                List.of(support.id()));
    }

    private int grade(OxygenSupport support, OxygenDevice device) {
        if (support.indication() != OxygenIndication.RESPIRATORY && device.grade() == 4) {
            return 0;
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

    /** A fraction grades only where no device is known; 6 L/min by cannula are about 0.44. */
    private @Nullable Oxygen fraction(Oxygen now, @Nullable BigDecimal fraction, Fact fact) {
        if (fraction == null || now.deviceKnown()) {
            return null;
        }
        boolean air = fraction.compareTo(AIR) <= 0;
        int grade = air ? 0 : fraction.compareTo(rules.decimal(RuleKey.CRS_FIO2_LOW)) <= 0 ? 2 : 3;
        Instant since = fact.at();
        return new Oxygen(false, grade, false, air, false, since, List.of(fact.id()));
    }
}
