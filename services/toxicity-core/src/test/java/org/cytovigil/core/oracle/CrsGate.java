// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;

/**
 * The fever gate at an instant, by recursion over the instants of possible change (docs/clinical/crs.md#fever-gate,
 * docs/clinical/time.md#episode).
 *
 * <p>A judgement of another cause holds for the episode it was made in, which attributed fevers open and prolong
 * (docs/clinical/crs.md#another-cause). Silent in the text: it closes the gate while it holds; made outside an episode
 * it holds for none; a finding that was counted before it goes on counting when it is taken back.
 *
 * @param open findings count
 * @param episode an episode is open
 * @param firstFever first fever of the present episode, or of the last one
 * @param onset first fever of the first episode of this course that was not held for something else
 * @param lastSign last febrile reading or organ finding
 * @param everFebrile there was an episode in this course
 * @param attributed a clinician holds another cause for this episode
 * @param carried an organ finding is present without a break since an instant when the gate was open
 */
record CrsGate(
        boolean open,
        boolean episode,
        Instant firstFever,
        Instant onset,
        Instant lastSign,
        boolean everFebrile,
        boolean attributed,
        boolean carried) {
    static final Duration RESOLUTION = Duration.ofHours(24);
    private static final Duration PRE_WINDOW = Duration.ofHours(6);
    static final CrsGate CLOSED = new CrsGate(false, false, Instant.MIN, Instant.MIN, Instant.MIN, false, false, false);

    /**
     * What bears on the gate at an instant.
     *
     * @param otherCause when another cause was judged, if that was the last judgement; {@link Instant#MIN} otherwise
     * @param organBefore an organ finding was present up to this instant
     */
    record Input(
            Instant at,
            Temperatures temperatures,
            MaskingDrugs masking,
            boolean fever,
            boolean organBefore,
            boolean organ,
            Instant otherCause) {}

    CrsGate next(Input now) {
        Instant at = now.at();
        Instant sign = now.organ() || now.organBefore() ? at : lastSign;
        if (now.fever()) {
            sign = later(sign, now.temperatures().lastFebrile(at).orElseThrow());
        }
        boolean resolved = !now.fever() && !now.organ() && !at.isBefore(sign.plus(RESOLUTION));
        boolean goesOn = episode && !resolved;
        boolean opens = now.fever() && !goesOn;
        Instant first = opens ? openedBy(now) : firstFever;
        boolean inEpisode = goesOn || opens;
        boolean other = inEpisode
                && !now.otherCause().isBefore(first)
                && !now.otherCause().equals(Instant.MIN);
        boolean febrile = now.fever() && !other;
        boolean ever = everFebrile || febrile;
        boolean found = now.organ() && carried;
        boolean isOpen = !other
                && (febrile
                        || (inEpisode && now.masking().givenBetween(first.minus(PRE_WINDOW), at))
                        || found
                        || (ever && now.masking().work(at)));
        boolean carries = now.organ() && (isOpen || (found && other));
        boolean heldForOther = other && first.equals(onset);
        Instant began = onset.equals(Instant.MIN) && inEpisode && isOpen ? first : onset;
        return new CrsGate(isOpen, inEpisode, first, heldForOther ? Instant.MIN : began, sign, ever, other, carries);
    }

    /** The first febrile reading that counts: of the window, or the one that is held beyond it. */
    private static Instant openedBy(Input now) {
        return now.temperatures()
                .firstInWindow(now.at())
                .orElseGet(() -> now.temperatures().lastFebrile(now.at()).orElseThrow());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
