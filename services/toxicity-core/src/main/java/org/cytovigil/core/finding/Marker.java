// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Instant;

/**
 * A marker of the leukaemia as it is kept.
 *
 * @param id of the fact
 * @param at event time
 * @param value POSITIVE, NEGATIVE or DIM; empty where only a share of cells was told
 */
public record Marker(String id, Instant at, String value) {
    /** Whether it was not found. */
    public boolean negative() {
        return value.equals("NEGATIVE");
    }

    /** Whether it was found. */
    public boolean positive() {
        return value.equals("POSITIVE");
    }
}
