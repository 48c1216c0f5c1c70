// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The text of an event's field as the value that a schema asks for. */
final class AvroValue {
    private static final long MICROS = 1_000_000;

    private AvroValue() {}

    /**
     * The value, or null where the text is none of the type: intake reads all that an event of its kind needs, so what it
     * let pass unreadable means nothing there, for example the score of a removal.
     */
    static @Nullable Object of(String text, Schema schema) {
        try {
            return read(text, schema);
        } catch (DateTimeException | ArithmeticException | NumberFormatException meaningless) {
            return null;
        }
    }

    private static Object read(String text, Schema schema) {
        return switch (schema.getType()) {
            case STRING -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case INT ->
                schema.getLogicalType() instanceof LogicalTypes.Date
                        ? LocalDate.parse(text)
                        : new BigDecimal(text).intValueExact();
            case LONG -> OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            default -> throw new IllegalArgumentException("an event's field cannot be a " + schema.getType());
        };
    }

    /** The member of an optional field's union that is not null; any other schema as it is. */
    static Schema nonNull(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(member -> member.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    /** What stands where an event lacks a field. */
    static @Nullable Object absent(Schema.Field field) {
        if (field.hasDefaultValue()) {
            Object value = field.defaultVal();
            return value instanceof CharSequence || value instanceof Boolean ? value : null;
        }
        return field.schema().getType() == Schema.Type.STRING ? "" : null;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000);
    }
}
