// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Flag;

/** What is told beside a grade of CRS, from what was measured and charted. */
record CrsFlags(
        Facts facts,
        Temperatures temperatures,
        OxygenSupports oxygen,
        Pressures pressures,
        Saturations saturations,
        Vasopressors pressors) {
    private static final Duration LATE_ONSET = Duration.ofDays(14);

    /** @param fever whether there is fever then */
    Set<Flag> at(Instant at, boolean fever) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        OxygenSupports.Support support = oxygen.at(at);
        Knowledge saturation = Knowledge.of(saturations.all(), at);
        set(flags, Flag.SUSPECTED_FEVER, temperatures.suspected(at) && !fever);
        set(flags, Flag.UNIT_INFERRED, temperatures.unitInferred(at));
        set(
                flags,
                Flag.VASOPRESSIN_ONLY,
                pressors.active(DrugRole.VASOPRESSIN, at) > 0 && pressors.active(DrugRole.VASOPRESSOR, at) == 0);
        set(flags, Flag.INOTROPE_NOT_COUNTED, pressors.active(DrugRole.INOTROPE, at) > 0);
        set(flags, Flag.PUMP_STALE, pressors.pumpStale(at));
        set(flags, Flag.FLOW_MISSING, support.flowMissing());
        set(flags, Flag.OXYGEN_DEVICE_UNKNOWN, !support.deviceKnown() && saturation != Knowledge.NEVER);
        set(flags, Flag.O2_NEED_UNCONFIRMED, comfort(at, support));
        set(
                flags,
                Flag.CONTRADICTION,
                support.contradicts()
                        || temperatures.contradict(at)
                        || pressures.contradict(at)
                        || saturations.contradict(at));
        set(flags, Flag.AGE_UNKNOWN, !PersonAt.of(facts).ageKnown());
        return flags;
    }

    /** Oxygen by a device that is also given for comfort, with a saturation of at least 96 % since it was charted. */
    private boolean comfort(Instant at, OxygenSupports.Support support) {
        Instant since = support.since();
        return support.deviceKnown()
                && (support.grade() == 2 || support.grade() == 3)
                && since != null
                && Knowledge.of(saturations.all(), at) == Knowledge.FRESH
                && saturations.comfortableSince(since, at);
    }

    /** The episode is the first one and began more than 14 days after the newest CAR T infusion. */
    boolean lateOnset(Instant at, CrsGate gate) {
        return Facts.newest(
                        facts.of(TherapyStep.class).stream()
                                .filter(step -> step.product().isCarT() && step.phase() == TherapyPhase.INFUSED)
                                .toList(),
                        at)
                .filter(infused -> gate.firstFever().equals(gate.onset()))
                .filter(infused -> gate.firstFever().isAfter(infused.at().plus(LATE_ONSET)))
                .isPresent();
    }

    static void set(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }
}
