// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.fact.BirthDate;
import org.jspecify.annotations.Nullable;

/** Typed access to the fields of an event; an unusable field ends the reading with its reason. */
final class FieldReader {
    private final EventFields fields;

    FieldReader(EventFields fields) {
        this.fields = fields;
    }

    @Nullable
    String optional(String field) throws UnusableEvent {
        String text = fields.text(field);
        return text == null ? null : Bounds.text(field, text);
    }

    String text(String field, String fallback) throws UnusableEvent {
        String text = optional(field);
        return text == null ? fallback : text;
    }

    String required(String field) throws UnusableEvent {
        String text = optional(field);
        if (text == null || text.isBlank()) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "field '" + field + "' is missing");
        }
        return text;
    }

    @Nullable
    FieldReader nested(String field) {
        EventFields nested = fields.nested(field);
        return nested == null ? null : new FieldReader(nested);
    }

    Instant time(String field) throws UnusableEvent {
        Instant time = optionalTime(field);
        if (time == null) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "field '" + field + "' is missing");
        }
        return time;
    }

    @Nullable
    Instant optionalTime(String field) throws UnusableEvent {
        Instant instant = fields.instant(field);
        if (instant != null) {
            return Bounds.time(field, instant);
        }
        String text = fields.text(field);
        return text == null ? null : Bounds.time(field, text);
    }

    @Nullable
    BirthDate optionalBirthDate(String field) throws UnusableEvent {
        String text = fields.text(field);
        if (text == null) {
            return null;
        }
        return BirthDate.parse(text)
                .orElseThrow(() -> Bounds.malformed(field, "a date YYYY-MM-DD, a month YYYY-MM or a year YYYY", text));
    }

    @Nullable
    BigDecimal optionalNumber(String field) throws UnusableEvent {
        String text = fields.text(field);
        return text == null ? null : Bounds.number(field, text);
    }

    @Nullable
    BigDecimal optionalNumber(String field, String lowest, String highest) throws UnusableEvent {
        BigDecimal number = optionalNumber(field);
        if (number != null
                && (number.compareTo(new BigDecimal(lowest)) < 0 || number.compareTo(new BigDecimal(highest)) > 0)) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE,
                    "field '" + field + "' is outside " + lowest + " to " + highest,
                    number.toString());
        }
        return number;
    }

    @Nullable
    Integer optionalInteger(String field, int lowest, int highest) throws UnusableEvent {
        BigDecimal number = optionalNumber(field, Integer.toString(lowest), Integer.toString(highest));
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE, "field '" + field + "' must be a whole number", number.toString());
        }
    }

    int integer(String field, int lowest, int highest) throws UnusableEvent {
        Integer number = optionalInteger(field, lowest, highest);
        if (number == null) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "field '" + field + "' is missing");
        }
        return number;
    }

    @Nullable
    Boolean optionalFlag(String field) throws UnusableEvent {
        String text = fields.text(field);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw Bounds.malformed(field, "true or false", text);
        };
    }

    <E extends Enum<E>> E coded(String field, Class<E> type) throws UnusableEvent {
        return value(field, type, required(field));
    }

    <E extends Enum<E>> @Nullable E optionalCoded(String field, Class<E> type) throws UnusableEvent {
        String text = fields.text(field);
        return text == null ? null : value(field, type, text);
    }

    <E extends Enum<E>> E coded(String field, Class<E> type, E fallback) throws UnusableEvent {
        String text = fields.text(field);
        return text == null ? fallback : value(field, type, text);
    }

    private static <E extends Enum<E>> E value(String field, Class<E> type, String text) throws UnusableEvent {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "the value of field '" + field + "' is not known", text);
    }
}
