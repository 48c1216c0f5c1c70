// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;

/**
 * The fever gate at an instant, by recursion over the instants of possible change (clinical.md 1.4, grading.md 8).
 *
 * <p>Silent in the text: a judgement of another cause closes the gate while it holds, and fevers meanwhile are no signs
 * of the episode; a finding that was counted before it goes on counting when it is taken back.
 *
 * @param open findings count
 * @param episode an episode is open
 * @param firstFever first fever of the present episode, or of the last one
 * @param lastSign last febrile reading or organ finding
 * @param everFebrile there was an episode in this course
 * @param carried an organ finding is present without a break since an instant when the gate was open
 */
record CrsGate(
        boolean open, boolean episode, Instant firstFever, Instant lastSign, boolean everFebrile, boolean carried) {
    static final Duration RESOLUTION = Duration.ofHours(24);
    private static final Duration PRE_WINDOW = Duration.ofHours(6);
    static final CrsGate CLOSED = new CrsGate(false, false, Instant.MIN, Instant.MIN, false, false);

    /**
     * What bears on the gate at an instant.
     *
     * @param organBefore an organ finding was present up to this instant
     */
    record Input(
            Instant at,
            Temperatures temperatures,
            MaskingDrugs masking,
            boolean fever,
            boolean organBefore,
            boolean organ,
            boolean attributed) {}

    CrsGate next(Input now) {
        Instant at = now.at();
        boolean febrile = now.fever() && !now.attributed();
        Instant sign = now.organ() || now.organBefore() ? at : lastSign;
        if (febrile) {
            sign = later(sign, now.temperatures().lastFebrile(at).orElseThrow());
        }
        boolean resolved = !febrile && !now.organ() && !at.isBefore(sign.plus(RESOLUTION));
        boolean goesOn = episode && !resolved;
        boolean opens = febrile && !goesOn;
        Instant first = opens ? openedBy(now) : firstFever;
        boolean ever = everFebrile || febrile;
        boolean inEpisode = goesOn || opens;
        boolean found = now.organ() && carried;
        boolean isOpen = !now.attributed()
                && (febrile
                        || (inEpisode && now.masking().givenBetween(first.minus(PRE_WINDOW), at))
                        || found
                        || (ever && now.masking().work(at)));
        boolean carries = now.organ() && (isOpen || (found && now.attributed()));
        return new CrsGate(isOpen, inEpisode, first, sign, ever, carries);
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
