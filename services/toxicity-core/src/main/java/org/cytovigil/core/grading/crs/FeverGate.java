// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Whether findings count as CRS: the fever gate and its carry-over (docs/clinical/crs.md#fever-gate,
 * docs/clinical/time.md#episode). The only part of CRS that remembers; immutable.
 *
 * @param begun a fact that bears on CRS was seen
 * @param open the gate is open
 * @param episodeOpen a febrile episode is open
 * @param everFebrile a fever was ever counted in this course
 * @param firstFever start of the present episode, or of the last one; {@link Instant#MIN} before the first
 * @param onset start of the first episode of this course that counted; {@link Instant#MIN} before it
 * @param lastSign newest fever or organ finding of the episode
 * @param latched organ findings have been there without a break since an instant when the gate was open
 * @param organActive there are organ findings
 * @param attributed a clinician holds another cause for the present episode; a new one is judged anew
 * (docs/clinical/crs.md#another-cause)
 */
public record FeverGate(
        boolean begun,
        boolean open,
        boolean episodeOpen,
        boolean everFebrile,
        Instant firstFever,
        Instant onset,
        Instant lastSign,
        boolean latched,
        boolean organActive,
        boolean attributed) {
    /** Before the first instant. */
    public static final FeverGate CLOSED =
            new FeverGate(false, false, false, false, Instant.MIN, Instant.MIN, Instant.MIN, false, false, false);

    /**
     * The gate at a later instant.
     *
     * @param organs there are organ findings
     */
    FeverGate at(Instant at, CrsSigns signs, boolean organs, GradingRules rules) {
        boolean fever = signs.fever().active();
        Instant febrile = signs.fever().lastFebrile();
        boolean episode = episodeOpen;
        Instant first = firstFever;
        Instant sign = lastSign;
        if (fever && febrile != null) {
            first = episode ? first : febrile;
            episode = true;
            sign = later(sign, febrile);
        }
        if (organActive || organs) {
            sign = later(sign, at);
        }
        if (episode && !fever && !organs && !at.isBefore(sign.plus(rules.duration(RuleKey.CRS_RESOLUTION)))) {
            episode = false;
        }
        boolean other = episode && signs.attributedOther() && !signs.judged().isBefore(first);
        boolean feverNow = fever && !other;
        boolean ever = everFebrile || feverNow;
        boolean drugged =
                episode && signs.masking().givenBetween(first.minus(rules.duration(RuleKey.CRS_CARRY_PRE_WINDOW)), at);
        boolean isOpen = !other
                && (feverNow
                        || drugged
                        || (latched && organs)
                        || (ever && signs.masking().worksAt(at)));
        boolean latch = organs && (isOpen || (latched && other));
        return new FeverGate(
                begun || signs.anyKnown(),
                isOpen,
                episode,
                ever,
                first,
                onset(first, episode && isOpen, other),
                sign,
                latch,
                organs,
                other);
    }

    /** An episode that a clinician takes for something else was not the onset. */
    private Instant onset(Instant first, boolean counts, boolean other) {
        if (other && onset.equals(first)) {
            return Instant.MIN;
        }
        return counts && onset.equals(Instant.MIN) ? first : onset;
    }

    /** Whether the present episode, or the last one, is the first of its course. */
    boolean isOnset() {
        return firstFever.equals(onset);
    }

    /**
     * The gate before therapy: nothing opens it, nothing of then is remembered
     * (docs/clinical/crs.md#limits-of-a-course).
     */
    FeverGate shut(boolean anyKnown) {
        return new FeverGate(
                begun || anyKnown, false, false, false, Instant.MIN, Instant.MIN, Instant.MIN, false, false, false);
    }

    /** The gate of a course that began at an instant: an episode from before it is none of this course. */
    FeverGate since(Instant course) {
        boolean earlier = !firstFever.equals(Instant.MIN) && firstFever.isBefore(course);
        return earlier ? shut(begun) : this;
    }

    /** When the episode will be over if nothing more happens; {@link Instant#MAX} where none is running out. */
    public Instant resolvesAt(GradingRules rules) {
        return episodeOpen && !organActive ? lastSign.plus(rules.duration(RuleKey.CRS_RESOLUTION)) : Instant.MAX;
    }
}
