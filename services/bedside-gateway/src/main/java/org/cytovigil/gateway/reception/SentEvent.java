// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.intake.EventFields;
import org.jspecify.annotations.Nullable;

/** An event put together from a message of another format. */
public final class SentEvent implements EventFields {
    private final Map<String, String> fields = new HashMap<>();

    /** An event of that type. */
    public SentEvent(String type) {
        fields.put("type", type);
    }

    /** Sets a field; null or empty leaves it absent. */
    public SentEvent with(String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            fields.put(field, text);
        }
        return this;
    }

    @Override
    public @Nullable String text(String field) {
        return fields.get(field);
    }

    @Override
    public @Nullable EventFields nested(String field) {
        return null;
    }
}
