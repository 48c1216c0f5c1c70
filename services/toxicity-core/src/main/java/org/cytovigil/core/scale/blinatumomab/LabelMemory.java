// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.astcticans.IcansMemory;

/**
 * What the label must know of the past.
 *
 * @param at newest instant that was judged
 * @param gate fever gate of CRS
 * @param icans memory of ICANS
 * @param crsUnresolved CRS of grade 3 has been there and is not over
 * @param neuroSince since when neurotoxicity of grade 3 has been there that is not resolved to grade 1, {@link
 *     Instant#MAX} where there is none
 * @param neuroAbove since when it has been above grade 1 without a break, {@link Instant#MAX} where it is not
 * @param startingDose whether it occurred at the starting dose
 * @param permanent why the label asks for permanent discontinuation; never forgotten
 */
public record LabelMemory(
        Instant at,
        FeverGate gate,
        IcansMemory icans,
        boolean crsUnresolved,
        Instant neuroSince,
        Instant neuroAbove,
        Truth startingDose,
        List<Criterion> permanent) {
    /** Before the first instant. */
    static final LabelMemory NOTHING = new LabelMemory(
            Instant.MIN, FeverGate.CLOSED, IcansMemory.NONE, false, Instant.MAX, Instant.MAX, Truth.UNKNOWN, List.of());

    /** Neurotoxicity of grade 3 withholds for at least this long. */
    private static final Duration WITHHOLD = Duration.ofDays(3);

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Copies the list. */
    public LabelMemory {
        permanent = List.copyOf(permanent);
    }

    /**
     * After an instant at which the therapy is under way.
     *
     * @param crs CTCAE grade of CRS
     * @param neuro CTCAE grade of neurotoxicity
     * @param dose whether it runs at the starting dose
     */
    LabelMemory with(Instant now, FeverGate nextGate, IcansMemory nextIcans, int crs, int neuro, Truth dose) {
        boolean fresh = neuro >= 3 && neuroSince.equals(Instant.MAX);
        Instant since = fresh ? now : neuroSince;
        boolean resolved = !since.equals(Instant.MAX)
                && neuro <= 1
                && !since.plus(WITHHOLD).isAfter(now);
        return new LabelMemory(
                now,
                nextGate,
                nextIcans,
                crs >= 3 || (crsUnresolved && crs > 0),
                resolved ? Instant.MAX : since,
                neuro <= 1 ? Instant.MAX : neuroAbove.equals(Instant.MAX) ? now : neuroAbove,
                fresh ? dose : resolved ? Truth.UNKNOWN : startingDose,
                permanent);
    }

    /** After an instant at which it is not: toxicities are nobody's of this drug. */
    LabelMemory without(Instant now, FeverGate nextGate, IcansMemory nextIcans) {
        return new LabelMemory(now, nextGate, nextIcans, false, Instant.MAX, Instant.MAX, Truth.UNKNOWN, permanent);
    }

    LabelMemory discontinued(List<Criterion> reasons) {
        List<Criterion> all = new ArrayList<>(permanent);
        for (Criterion reason : reasons) {
            if (all.stream().noneMatch(known -> known.name().equals(reason.name()))) {
                all.add(reason);
            }
        }
        return new LabelMemory(at, gate, icans, crsUnresolved, neuroSince, neuroAbove, startingDose, all);
    }

    /** Whether neurotoxicity of grade 3 still withholds. */
    boolean neuroUnresolved() {
        return !neuroSince.equals(Instant.MAX);
    }

    /** How long the neurotoxicity of grade 3 has been unresolved; nothing once it is at grade 1. */
    Duration neuroLasted() {
        return neuroUnresolved() && !neuroAbove.equals(Instant.MAX) ? Duration.between(neuroSince, at) : Duration.ZERO;
    }

    Instant next(GradingRules rules) {
        Instant next = Instant.MAX;
        List<Instant> due = new ArrayList<>(List.of(gate.resolvesAt(rules)));
        if (neuroUnresolved()) {
            due.add(neuroSince.plus(WITHHOLD));
            due.add(neuroSince.plus(ToxicityActions.NEURO_SLOW).plus(SECOND));
        }
        for (Instant each : due) {
            next = firstAfter(at, each, next);
        }
        return next;
    }
}
