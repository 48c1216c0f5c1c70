// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event of texts alone. */
record TextFields(Map<String, String> values) implements EventFields {
    @Override
    public @Nullable String text(String field) {
        return values.get(field);
    }

    @Override
    public @Nullable EventFields nested(String field) {
        return null;
    }
}
