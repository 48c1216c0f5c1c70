// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.Pressors;

/** What a reader of a grade of CRS must know beside it: what is missing, stale or doubtful. */
final class CrsFlags {
    private CrsFlags() {}

    /** What is unknown or stale; marks staleness. */
    static List<String> missing(CrsSigns signs, Set<Flag> flags) {
        List<String> missing = new ArrayList<>();
        note("TEMPERATURE", signs.temperatureKnown(), missing, flags);
        if (!signs.pressors().any()) {
            note("BLOOD_PRESSURE", signs.pressureKnown(), missing, flags);
        }
        note("OXYGENATION", signs.saturationKnown().or(signs.supportKnown()), missing, flags);
        if (signs.feverNow() && signs.fever().held()) {
            flags.add(Flag.STALE);
            if (!missing.contains("TEMPERATURE")) {
                missing.add("TEMPERATURE");
            }
        }
        return missing;
    }

    private static void note(String what, Availability availability, List<String> missing, Set<Flag> flags) {
        if (availability != Availability.FRESH) {
            missing.add(what);
        }
        if (availability == Availability.STALE) {
            flags.add(Flag.STALE);
        }
    }

    /** Raises the flags that the signs alone tell. */
    static void raise(CrsSigns signs, Set<Flag> flags) {
        Fever fever = signs.fever();
        Pressors pressors = signs.pressors();
        Oxygen oxygen = signs.oxygen();
        set(flags, Flag.SUSPECTED_FEVER, fever.suspected() && !fever.active());
        set(flags, Flag.UNIT_INFERRED, fever.unitInferred());
        set(flags, Flag.VASOPRESSIN_ONLY, pressors.vasopressin() && pressors.counted() == 0);
        set(flags, Flag.INOTROPE_NOT_COUNTED, pressors.inotrope());
        set(flags, Flag.PUMP_STALE, pressors.stale());
        set(flags, Flag.FLOW_MISSING, oxygen.flowMissing());
        set(
                flags,
                Flag.OXYGEN_DEVICE_UNKNOWN,
                !oxygen.deviceKnown() && signs.saturationKnown() != Availability.UNKNOWN);
        set(flags, Flag.O2_NEED_UNCONFIRMED, comfort(signs));
        set(flags, Flag.CONTRADICTION, signs.contradicted());
        set(flags, Flag.AGE_UNKNOWN, !signs.person().ageKnown());
    }

    private static void set(Set<Flag> flags, Flag flag, boolean holds) {
        if (holds) {
            flags.add(flag);
        }
    }

    /** Oxygen with a high saturation since it was given: the need cannot be disproved, so it counts, flagged. */
    private static boolean comfort(CrsSigns signs) {
        return signs.comfort() && signs.oxygen().comfortPossible() && signs.saturationKnown() == Availability.FRESH;
    }

    static boolean lateOnset(CrsSigns signs, FeverGate gate, GradingRules rules) {
        Instant infused = signs.infused();
        return !infused.equals(Instant.MAX)
                && gate.isOnset()
                && gate.firstFever().isAfter(infused.plus(rules.duration(RuleKey.CRS_LATE_ONSET)));
    }
}
