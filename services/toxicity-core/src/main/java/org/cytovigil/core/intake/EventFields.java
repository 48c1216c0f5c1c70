// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as sent, whatever the format: scalars as text, times as RFC 3339, booleans as {@code true} or
 * {@code false}, field names as in the JSON lines.
 */
public interface EventFields {
    /** The text of a scalar field, or null where it is absent or explicitly null. */
    @Nullable
    String text(String field);

    /**
     * The time in a field where the format has times of its own, so that nobody writes and reads it as text: null elsewhere
     * and where the field is absent, and then {@link #text} tells.
     */
    default @Nullable Instant instant(String field) {
        return null;
    }

    /** The object in a field, or null where it is absent. */
    @Nullable
    EventFields nested(String field);

    /**
     * Whether a field holds something that can be no value of it: a list or an object where a text belongs, anything else
     * where an object belongs. Formats with fixed types never do.
     */
    default boolean misshapen(String field, boolean object) {
        return false;
    }
}
