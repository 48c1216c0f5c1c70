// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenLevel;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Respiratory support as a function of event time; a device holds until changed (docs/clinical/time.md#validity). Of
 * several devices of one instant the worse counts (docs/clinical/time.md#contradictions). A fraction belongs to the
 * device under which it was charted.
 */
public final class OxygenSignal implements Signal<OxygenState> {
    /** The one instance. */
    public static final OxygenSignal INSTANCE = new OxygenSignal();

    private static final BigDecimal AIR = new BigDecimal("0.21");

    /** The worse of two is the greater one; the id only settles which of two equal ones is shown. */
    private static final Comparator<Oxygen> BY_WEIGHT = Comparator.comparing(Oxygen::level)
            .thenComparing(oxygen -> oxygen.weight().upper())
            .thenComparing(oxygen -> !oxygen.onRoomAir())
            .thenComparing(Oxygen::fio2, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Oxygen::flow, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(oxygen -> oxygen.evidence().get(0));

    private OxygenSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "respiratory-support";
    }

    @Override
    public Class<OxygenState> type() {
        return OxygenState.class;
    }

    @Override
    public OxygenState initial() {
        return OxygenState.NOTHING;
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
    public OxygenState after(OxygenState state, Fact fact, SignalStates states) {
        boolean same = fact.at().equals(state.newest());
        Oxygen before = same ? state.before() : state.steps().last();
        List<Fact> together = new ArrayList<>(same ? state.together() : List.of());
        together.add(fact);
        Baseline baseline = states.get(PersonSignal.INSTANCE).at(fact.at()).baseline();
        Oxygen next = charted(before, together, new SupportWeight(baseline, states.rules()), states.rules());
        return new OxygenState(state.steps().step(fact.at(), next), before, together, fact.at());
    }

    /** Whether a device was charted rather than a fraction alone; a flow alone is by cannula. */
    static boolean tellsDevice(OxygenSupport support) {
        return support.device() != null || support.flow() != null;
    }

    private static Oxygen charted(Oxygen before, List<Fact> together, SupportWeight weights, GradingRules rules) {
        List<OxygenSupport> devices = new ArrayList<>();
        List<Fact> fractions = new ArrayList<>();
        for (Fact fact : together) {
            if (fact instanceof OxygenSupport support && tellsDevice(support)) {
                devices.add(support);
            } else if (fraction(fact) != null) {
                fractions.add(fact);
            }
        }
        fractions.sort(
                Comparator.comparing(OxygenSignal::fractionOrNone).reversed().thenComparing(Fact.BY_TIME));
        if (!devices.isEmpty()) {
            return worst(devices, fractions, weights);
        }
        if (fractions.isEmpty()) {
            return before;
        }
        return before.deviceKnown() ? under(before, fractions, weights) : alone(fractions.get(0), rules);
    }

    private static Oxygen worst(List<OxygenSupport> devices, List<Fact> fractions, SupportWeight weights) {
        Oxygen worst = Oxygen.UNKNOWN;
        boolean contradicts = false;
        for (OxygenSupport support : devices) {
            Oxygen next = by(support, support.fio2() == null ? exact(fractions) : support.fio2(), weights);
            boolean first = !worst.deviceKnown();
            contradicts |=
                    !first && (next.device() != worst.device() || !next.weight().equals(worst.weight()));
            worst = first || BY_WEIGHT.compare(next, worst) > 0 ? next : worst;
        }
        return new Oxygen(
                worst.device(),
                worst.flow(),
                worst.fio2(),
                worst.indication(),
                worst.weight(),
                contradicts,
                worst.since(),
                worst.evidence());
    }

    private static Oxygen by(OxygenSupport support, @Nullable BigDecimal fio2, SupportWeight weights) {
        OxygenDevice device = support.device() != null ? support.device() : OxygenDevice.NASAL_CANNULA;
        Oxygen.Weight weight = weights.of(device, support.flow(), fio2, support.indication());
        return new Oxygen(
                device, support.flow(), fio2, support.indication(), weight, false, support.at(), List.of(support.id()));
    }

    /** A fraction that is charted later under the same device; of several of one instant the highest counts. */
    private static Oxygen under(Oxygen before, List<Fact> fractions, SupportWeight weights) {
        BigDecimal fio2 = exact(fractions);
        OxygenDevice device = before.device();
        if (fio2 == null || device == null) {
            return before;
        }
        Oxygen.Weight weight = weights.again(before, fio2);
        List<String> evidence = new ArrayList<>(before.evidence().subList(0, 1));
        if (!weight.equals(before.weight()) || before.evidence().size() > 1) {
            evidence.add(fractions.get(0).id());
        }
        return new Oxygen(
                device,
                before.flow(),
                fio2,
                before.indication(),
                weight,
                before.contradicts(),
                before.since(),
                evidence);
    }

    /** A fraction counts only where no device is known; 6 L/min by cannula are about 0.44. */
    private static Oxygen alone(Fact fact, GradingRules rules) {
        BigDecimal fraction = fractionOrNone(fact);
        OxygenLevel level = fraction.compareTo(rules.decimal(RuleKey.CRS_FIO2_LOW)) <= 0
                ? OxygenLevel.LOW_FLOW
                : OxygenLevel.HIGH_FLOW;
        Oxygen.Weight weight =
                fraction.compareTo(AIR) <= 0 ? Oxygen.Weight.AIR : new Oxygen.Weight(level, Oxygen.Weight.Kind.SUPPORT);
        return new Oxygen(
                null,
                null,
                exact(List.of(fact)),
                OxygenIndication.RESPIRATORY,
                weight,
                false,
                fact.at(),
                List.of(fact.id()));
    }

    private static BigDecimal fractionOrNone(Fact fact) {
        BigDecimal fraction = fraction(fact);
        return fraction == null ? BigDecimal.ZERO : fraction;
    }

    private static @Nullable BigDecimal fraction(Fact fact) {
        if (fact instanceof Measured measured) {
            return measured.quantity().value();
        }
        return fact instanceof OxygenSupport support ? support.fio2() : null;
    }

    /** The highest fraction that is more than a bound. */
    private static @Nullable BigDecimal exact(List<Fact> fractions) {
        return fractions.stream()
                .filter(fact -> !(fact instanceof Measured measured)
                        || measured.quantity().bound() == Quantity.Bound.EXACT)
                .map(OxygenSignal::fractionOrNone)
                .findFirst()
                .orElse(null);
    }
}
