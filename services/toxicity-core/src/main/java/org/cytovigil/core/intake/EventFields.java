// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import org.jspecify.annotations.Nullable;

/**
 * An event as sent, whatever the format: scalars as text, times as RFC 3339, booleans as {@code true} or
 * {@code false}, field names as in the JSON lines.
 */
public interface EventFields {
    /** The text of a scalar field, or null where it is absent or explicitly null. */
    @Nullable
    String text(String field);

    /** The object in a field, or null where it is absent. */
    @Nullable
    EventFields nested(String field);
}
