// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;

/**
 * What was found before a course of therapy: only what is worse is neurotoxicity of it
 * (docs/clinical/crs.md#limits-of-a-course).
 *
 * @param course first dose, {@link Instant#MIN} where no therapy is known
 */
public record BeforeTherapy(
        Instant course, Cognition ice, Cognition capd, Domain consciousness, Domain motor, Domain oedema) {
    /** No therapy is known: everything counts. */
    public static final BeforeTherapy NONE = unknown(Instant.MIN);

    /** A course before which nothing is known. */
    static BeforeTherapy unknown(Instant course) {
        return new BeforeTherapy(
                course, Cognition.NONE, Cognition.NONE, Domain.UNKNOWN, Domain.UNKNOWN, Domain.UNKNOWN);
    }

    /** What held just before a course. */
    static BeforeTherapy of(Instant course, NeuroState neuro) {
        return new BeforeTherapy(
                course,
                neuro.ice().before(course).last(),
                neuro.capd().before(course).last(),
                neuro.consciousness().before(course).last(),
                neuro.motor().before(course).last(),
                neuro.oedema().before(course).last());
    }

    Cognition score(Cognition.Tool tool) {
        return tool == Cognition.Tool.CAPD ? capd : ice;
    }

    /** Whether a score is from before the therapy. */
    boolean has(Cognition score) {
        return score.at().isBefore(course);
    }

    /** What a finding weighs: nothing where it is from before the therapy or no worse than what was found then. */
    int weight(Domain found, Domain before) {
        return found.at().isBefore(course) || found.within(before) ? 0 : found.grade();
    }
}
