// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.BirthDate;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a text, a number and a time of an event may be at most, whatever the door it came by. Fields that the reading of a
 * type does not need are held to it too, since they travel with the event; but a list or an object in one of them is
 * something of the sender's own, and read over.
 */
public final class Bounds {
    /** Characters of a text; of a note or reason {@value #LONGEST_NOTE}. */
    public static final int LONGEST_TEXT = 256;

    /** Characters of a note or reason. */
    public static final int LONGEST_NOTE = 2000;

    /** Objects within objects. */
    public static final int DEEPEST = 32;

    /** Bytes of one event. */
    public static final int LARGEST_EVENT = 64 * 1024;

    /** Bytes of one delivery. */
    public static final int LARGEST_DELIVERY = 10 * 1024 * 1024;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final BigDecimal LARGEST_WHOLE = new BigDecimal(Integer.MAX_VALUE);

    private enum Kind {
        TEXT,
        NOTE,
        NUMBER,
        WHOLE,
        TIME,
        DATE,
        FLAG
    }

    private static final Map<String, Kind> FIELDS = fields();
    private static final List<String> OBJECTS = List.of("baseline", "items", "quality");
    private static final List<String> PARTS = FIELDS.keySet().stream().sorted().toList();

    /** What every event may say. */
    private static final Set<String> COMMON =
            Set.of("type", "patient", "id", "at", "arrivedAt", "source", "status", "note", "mergedInto");

    /** What an event of each type may say beside. */
    private static final Map<String, Set<String>> OF_TYPE = Map.of(
            "patient",
                    Set.of(
                            "birthDate",
                            "born",
                            "ageYears",
                            "weightKg",
                            "unit",
                            "setting",
                            "developmentalDelay",
                            "fills",
                            "baseline"),
            "therapy", Set.of("product", "phase", "cycle", "doseRate", "doseUnit", "indication"),
            "observation",
                    Set.of(
                            "parameter",
                            "code",
                            "system",
                            "value",
                            "unit",
                            "site",
                            "method",
                            "lln",
                            "uln",
                            "quality",
                            "perfusionIndex",
                            "artefact",
                            "detected",
                            "lod",
                            "loq",
                            "target"),
            "oxygen", Set.of("device", "flow", "fio2", "indication"),
            "medication", Set.of("drug", "code", "system", "action", "dose", "unit", "line", "until"),
            "neuro", Set.of("finding", "score", "items", "value", "kind", "endedAt", "returnedToBaseline", "reason"),
            "finding", Set.of("kind", "value", "unit", "painful", "grade", "by"),
            "marker", Set.of("name", "value", "percent", "target"),
            "attribution", Set.of("toxicity", "cause", "by", "reason"));

    private static final Map<String, List<String>> MATTER = OF_TYPE.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, type -> type.getValue().stream().sorted().toList()));

    private Bounds() {}

    private static Map<String, Kind> fields() {
        Map<String, Kind> fields = new HashMap<>();
        put(fields, Kind.NOTE, "note", "reason");
        put(fields, Kind.TIME, "at", "arrivedAt", "endedAt", "until");
        put(fields, Kind.DATE, "birthDate");
        put(fields, Kind.WHOLE, "score", "cycle", "ice", "capd", "grade", "vodRiskFactors");
        put(fields, Kind.WHOLE, "orientation", "naming", "command", "writing", "attention");
        put(fields, Kind.FLAG, "artefact", "developmentalDelay", "returnedToBaseline", "fills", "detected", "painful");
        put(fields, Kind.NUMBER, "ageYears", "weightKg", "lln", "uln", "flow", "fio2", "dose", "doseRate", "percent");
        put(fields, Kind.NUMBER, "lod", "loq", "perfusionIndex", "oxygenFlow", "creatinine", "ferritin");
        put(fields, Kind.NUMBER, "oxygenFio2", "alt", "ast", "bilirubin");
        Baseline.OTHERS.forEach(parameter -> put(fields, Kind.NUMBER, CourseIntake.field(parameter)));
        put(fields, Kind.TEXT, "type", "patient", "id", "source", "status", "mergedInto", "unit", "setting");
        put(fields, Kind.TEXT, "product", "phase", "doseUnit", "indication", "toxicity", "cause", "by");
        put(fields, Kind.TEXT, "parameter", "code", "system", "value", "site", "method", "target", "name");
        put(fields, Kind.TEXT, "device", "oxygenDevice", "born", "drug", "action", "line", "finding", "kind");
        return Map.copyOf(fields);
    }

    private static void put(Map<String, Kind> fields, Kind kind, String... names) {
        for (String name : names) {
            fields.put(name, kind);
        }
    }

    /**
     * Looks at every field that can travel with an event.
     *
     * @param typed whether each must be of its type too: where nothing else reads them, as of a removal or a merge
     */
    static void check(EventFields event, boolean typed) throws UnusableEvent {
        shaped(event, "type", false);
        String type = event.text("type");
        Set<String> ofType = type == null ? null : OF_TYPE.get(type);
        for (Map.Entry<String, Kind> field : FIELDS.entrySet()) {
            if (!knows(ofType, field.getKey()) && event.misshapen(field.getKey(), false)) {
                continue;
            }
            shaped(event, field.getKey(), false);
            Instant instant = field.getValue() == Kind.TIME ? event.instant(field.getKey()) : null;
            String text = instant == null ? event.text(field.getKey()) : null;
            if (instant != null) {
                time(field.getKey(), instant);
            } else if (text != null) {
                check(field.getKey(), typed ? field.getValue() : Kind.TEXT, text);
            }
        }
        for (String name : OBJECTS) {
            if (!knows(ofType, name)) {
                continue;
            }
            shaped(event, name, true);
            EventFields nested = event.nested(name);
            if (nested != null && nested != event) {
                check(nested, true);
            }
        }
    }

    /** An object in an event, and an event of no known type, may say anything. */
    private static boolean knows(@Nullable Set<String> ofType, String field) {
        return ofType == null || ofType.contains(field) || COMMON.contains(field);
    }

    /** All that an event of a type can say of its matter, in an order: what two without an id are told apart by. */
    static List<String> matter(String type) {
        return MATTER.getOrDefault(type, PARTS);
    }

    /** Whether a field holds an object, of {@link #parts}. */
    static boolean isObject(String field) {
        return OBJECTS.contains(field);
    }

    /** What an object in an event can say, in an order. */
    static List<String> parts() {
        return PARTS;
    }

    /** What cannot be read would be missing without a word. */
    private static void shaped(EventFields event, String field, boolean object) throws UnusableEvent {
        if (event.misshapen(field, object)) {
            throw new UnusableEvent(
                    RejectionCode.MALFORMED,
                    "field '" + field + "' must be " + (object ? "an object" : "a single value"));
        }
    }

    private static void check(String field, Kind kind, String text) throws UnusableEvent {
        switch (kind) {
            case TEXT, NOTE -> text(field, text);
            case NUMBER -> number(field, text);
            case WHOLE -> whole(field, text);
            case TIME -> time(field, text);
            case DATE -> {
                if (BirthDate.parse(text).isEmpty()) {
                    throw malformed(field, "a date", text);
                }
            }
            case FLAG -> {
                if (!text.equals("true") && !text.equals("false")) {
                    throw malformed(field, "true or false", text);
                }
            }
        }
    }

    /** The text, where it is not too long and nothing in it commands a device or a database. */
    static String text(String field, String text) throws UnusableEvent {
        int most = FIELDS.get(field) == Kind.NOTE ? LONGEST_NOTE : LONGEST_TEXT;
        if (text.length() > most) {
            throw new UnusableEvent(
                    RejectionCode.MALFORMED, "field '" + field + "' has more than " + most + " characters");
        }
        if (!printable(text)) {
            throw new UnusableEvent(RejectionCode.MALFORMED, "field '" + field + "' has control characters");
        }
        return text;
    }

    /** Whether a text has neither control characters nor half a character. */
    public static boolean printable(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    static BigDecimal number(String field, String text) throws UnusableEvent {
        return Quantity.parse(text)
                .filter(quantity -> quantity.bound() == Quantity.Bound.EXACT)
                .map(Quantity::value)
                .orElseThrow(() -> malformed(
                        field,
                        "a number of at most " + Quantity.MOST_DIGITS + " digits and exponent "
                                + Quantity.MOST_EXPONENT,
                        text));
    }

    private static void whole(String field, String text) throws UnusableEvent {
        BigDecimal number = number(field, text);
        if (number.abs().compareTo(LARGEST_WHOLE) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw malformed(field, "a whole number", text);
        }
    }

    static Instant time(String field, String text) throws UnusableEvent {
        try {
            return time(field, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw malformed(field, "an RFC 3339 time with offset", text);
        }
    }

    static Instant time(String field, Instant time) throws UnusableEvent {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE,
                    "field '" + field + "' must be a time from 1900 to 9999",
                    time.toString());
        }
        return time;
    }

    /** Refuses what no honest clock can have shown yet. */
    static void notAhead(@Nullable Instant time, @Nullable Instant clock, String field, Duration ahead)
            throws UnusableEvent {
        if (time != null && clock != null && time.isAfter(clock.plus(ahead))) {
            throw new UnusableEvent(
                    RejectionCode.FUTURE,
                    "field '" + field + "' is more than " + words(ahead) + " ahead of the receiver's clock");
        }
    }

    static String words(Duration ahead) {
        return ahead.toDays() > 0 ? ahead.toDays() + " days" : ahead.toMinutes() + " min";
    }

    static UnusableEvent malformed(String field, String expected, String text) {
        return new UnusableEvent(RejectionCode.MALFORMED, "field '" + field + "' must be " + expected, text);
    }
}
