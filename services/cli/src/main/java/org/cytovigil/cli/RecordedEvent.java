// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cytovigil.lines.JsonFields;

/**
 * An event of a recording, whose times can move.
 *
 * @param fields as recorded; whether they are valid is for the receiver to say
 * @param at when it happened
 */
record RecordedEvent(ObjectNode fields, Instant at) {
    private static final String[] TIMES = {"at", "arrivedAt", "endedAt", "until"};

    /** Reads a line; empty where it is no object with a time, since nobody can say when to send it. */
    static Optional<RecordedEvent> read(String line) {
        return JsonFields.parse(line)
                .map(JsonFields::node)
                .flatMap(node -> time(node, "at").map(at -> new RecordedEvent(node, at)));
    }

    /** When it happened or arrived, the later; empty for a plan, which has not happened. */
    Optional<Instant> latest() {
        if (fields.path("phase").asText().equals("PLANNED")) {
            return Optional.empty();
        }
        return time(fields, "arrivedAt").filter(arrived -> arrived.isAfter(at)).or(() -> Optional.of(at));
    }

    /** The fields with all times moved; one that cannot be read or moved stays as it is. */
    ObjectNode moved(Duration shift) {
        ObjectNode moved = fields.deepCopy();
        for (String field : TIMES) {
            time(fields, field)
                    .flatMap(time -> moved(time, shift))
                    .ifPresent(time -> moved.put(field, time.toString()));
        }
        return moved;
    }

    private static Optional<Instant> moved(Instant time, Duration shift) {
        try {
            return Optional.of(time.plus(shift));
        } catch (DateTimeException beyond) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> time(ObjectNode fields, String field) {
        try {
            return Optional.of(OffsetDateTime.parse(fields.path(field).asText()).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
