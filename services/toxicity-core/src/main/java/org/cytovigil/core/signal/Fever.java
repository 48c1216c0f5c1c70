// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the temperatures say at an instant.
 *
 * @param active a febrile reading is in the window, or held because no newer temperature came
 * @param held the window ran out with no newer temperature: the fever is held, stale
 * @param lastFebrile newest febrile reading so far, absent before the first
 * @param refuted a newer temperature below the limit has come since the last febrile reading
 * @param suspected a skin sensor read a fever that no clinical thermometer has confirmed or refuted
 * @param unitInferred the newest temperature came without a unit
 * @param evidence id of the last febrile reading
 */
public record Fever(
        boolean active,
        boolean held,
        @Nullable Instant lastFebrile,
        boolean refuted,
        boolean suspected,
        boolean unitInferred,
        List<String> evidence) {
    /** No temperature known. */
    public static final Fever NONE = new Fever(false, false, null, false, false, false, List.of());

    /**
     * The same at a later instant: the window runs out, and a febrile sample that is yet to come is not known.
     *
     * @param window how long one febrile reading supports a fever
     */
    Fever at(Instant instant, Duration window) {
        Instant last = lastFebrile;
        if (last == null) {
            return this;
        }
        if (active && !held && !instant.isBefore(last.plus(window))) {
            return new Fever(!refuted, !refuted, last, refuted, suspected, unitInferred, evidence);
        }
        return last.isAfter(instant)
                ? new Fever(active, held, instant, refuted, suspected, unitInferred, evidence)
                : this;
    }

    /** The same without febrile readings from before an instant. */
    public Fever since(Instant start) {
        Instant last = lastFebrile;
        return last == null || !last.isBefore(start)
                ? this
                : new Fever(false, false, null, false, suspected, unitInferred, List.of());
    }

    /** The same with a later febrile sample of the same feed. */
    Fever until(Instant febrile) {
        return new Fever(active, held, febrile, refuted, suspected, unitInferred, evidence);
    }

    /** Whether it differs from another at most by later febrile samples of the same feed. */
    boolean prolongs(Fever other) {
        return equals(other.until(lastFebrile == null ? Instant.MIN : lastFebrile)) || equals(other);
    }
}
