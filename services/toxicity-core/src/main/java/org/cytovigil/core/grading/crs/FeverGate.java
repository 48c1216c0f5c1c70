// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.Masking;

/**
 * Whether findings count as CRS: the fever gate and its carry-over (clinical.md 1.4, grading.md 8). Walks forward
 * through the instants of change; the only part of CRS that remembers.
 */
final class FeverGate {
    private final Masking masking;
    private final Duration preWindow;
    private final Duration resolution;
    private boolean episodeOpen;
    private boolean everFebrile;
    private Instant firstFever = Instant.MIN;
    private Instant lastSign = Instant.MIN;
    private boolean latched;
    private boolean organActive;

    FeverGate(GradingRules rules, Masking masking) {
        this.masking = masking;
        this.preWindow = rules.duration(RuleKey.CRS_CARRY_PRE_WINDOW);
        this.resolution = rules.duration(RuleKey.CRS_RESOLUTION);
    }

    /**
     * Moves to an instant and answers whether the gate is open there.
     *
     * @param attributedOther a clinician holds another cause
     */
    boolean open(Instant at, Fever fever, int organGrade, boolean attributedOther) {
        boolean feverNow = fever.active() && !attributedOther;
        Instant febrile = fever.lastFebrile();
        if (feverNow && febrile != null) {
            if (!episodeOpen) {
                episodeOpen = true;
                firstFever = febrile;
            }
            everFebrile = true;
            lastSign = later(lastSign, febrile);
        }
        if (organActive || organGrade > 0) {
            lastSign = later(lastSign, at);
        }
        organActive = organGrade > 0;
        if (episodeOpen && !feverNow && !organActive && !at.isBefore(lastSign.plus(resolution))) {
            episodeOpen = false;
        }
        boolean open = !attributedOther
                && (feverNow
                        || (episodeOpen && masking.givenBetween(firstFever.minus(preWindow), at))
                        || (latched && organActive)
                        || (everFebrile && masking.worksAt(at)));
        latched = organActive && (open || (latched && attributedOther));
        return open;
    }

    /** When the episode will be over if nothing more happens; {@link Instant#MAX} where none is running out. */
    Instant resolvesAt() {
        return episodeOpen && !organActive ? lastSign.plus(resolution) : Instant.MAX;
    }

    /** Start of the present episode, or of the last one. */
    Instant firstFever() {
        return firstFever;
    }

    /** Whether an episode is open. */
    boolean episodeOpen() {
        return episodeOpen;
    }

    /** Whether a fever was ever counted in this course. */
    boolean everFebrile() {
        return everFebrile;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
