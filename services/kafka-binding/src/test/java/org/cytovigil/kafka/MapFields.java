// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.intake.EventFields;
import org.jspecify.annotations.Nullable;

/** An event in a map. */
record MapFields(Map<String, Object> fields) implements EventFields {
    static MapFields of(Object... namesAndValues) {
        Map<String, Object> fields = new HashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            fields.put(namesAndValues[index].toString(), namesAndValues[index + 1]);
        }
        return new MapFields(fields);
    }

    MapFields with(Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(fields);
        all.putAll(more);
        return new MapFields(all);
    }

    @Override
    public @Nullable String text(String field) {
        Object value = fields.get(field);
        return value == null || value instanceof MapFields ? null : value.toString();
    }

    @Override
    public @Nullable EventFields nested(String field) {
        return fields.get(field) instanceof MapFields nested ? nested : null;
    }
}
