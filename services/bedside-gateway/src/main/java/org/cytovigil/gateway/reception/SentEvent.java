// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.intake.EventFields;
import org.jspecify.annotations.Nullable;

/** An event put together from a message of another format. */
public final class SentEvent implements EventFields {
    private static final List<String> NAMING = List.of(
            "type",
            "patient",
            "id",
            "source",
            "at",
            "code",
            "system",
            "parameter",
            "kind",
            "name",
            "drug",
            "action",
            "line",
            "site",
            "method");

    private final Map<String, String> fields = new HashMap<>();
    private boolean idMadeUp;
    private String version = "";

    /** An event of that type. */
    public SentEvent(String type) {
        fields.put("type", type);
    }

    /** What names an event that was sent earlier, its status and value. */
    static SentEvent naming(EventFields sent) {
        SentEvent event = new SentEvent("");
        NAMING.forEach(field -> event.with(field, sent.text(field)));
        return event.with("status", sent.text("status")).with("value", sent.text("value"));
    }

    /** Another event that says the same. */
    public SentEvent copy() {
        SentEvent copy = new SentEvent("");
        copy.fields.putAll(fields);
        copy.idMadeUp = idMadeUp;
        copy.version = version;
        return copy;
    }

    /** The event that takes it back: whose, which and of when it is, without what it says. */
    public SentEvent removal() {
        SentEvent removal = new SentEvent("").with("status", "ENTERED_IN_ERROR").madeUpId(idMadeUp);
        NAMING.forEach(field -> removal.with(field, fields.get(field)));
        return removal;
    }

    /** Sets a field; null or empty leaves it absent. */
    public SentEvent with(String field, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            fields.put(field, text);
        }
        return this;
    }

    /** Says that the id is none that the source gave to this very result, but made of all that tells it from others. */
    public SentEvent madeUpId(boolean madeUp) {
        idMadeUp = madeUp;
        return this;
    }

    /** Says which version of the result it is, where its source counts them. */
    public SentEvent version(@Nullable String number) {
        version = number == null ? "" : number;
        return this;
    }

    /** Which version it is; empty text where its source does not count them. */
    public String version() {
        return version;
    }

    boolean hasMadeUpId() {
        return idMadeUp;
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
