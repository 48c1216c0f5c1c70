// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.units.UnitNames;
import org.jspecify.annotations.Nullable;

/**
 * A blood pressure in one text, such as 120/80. Whether its unit is one of pressure, and the systolic above the diastolic,
 * is judged where all pressures are.
 *
 * @param unit in UCUM, absent where none was sent
 */
public record PressurePair(
        String systolic, String diastolic, @Nullable String unit) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,2})?) ?/ ?(\\d{1,3}(?:\\.\\d{1,2})?) ?(\\p{L}.{0,15})?");

    /** What stands in the text below a heading. */
    private record Parts(Code systolic, Code diastolic) {}

    private static final Parts ANY = new Parts(new Code("LOINC", "8480-6"), new Code("LOINC", "8462-4"));

    private static final Map<Code, Parts> PANELS = Map.of(
            new Code("LOINC", "85354-9"), ANY,
            new Code("LOINC", "55284-4"), ANY,
            new Code("MDC", "150016"), ANY,
            new Code("MDC", "150020"), mdc("150021", "150022"),
            new Code("MDC", "150300"), mdc("150301", "150302"),
            new Code("MDC", "150032"), mdc("150033", "150034"),
            new Code("MDC", "150036"), mdc("150037", "150038"));

    private static Parts mdc(String systolic, String diastolic) {
        return new Parts(new Code("MDC", systolic), new Code("MDC", diastolic));
    }

    static boolean isPanel(Code code) {
        return PANELS.containsKey(code);
    }

    /** The code of the systolic pressure below a heading. */
    public static Code systolicOf(CodeChoice.PressurePanel panel) {
        return PANELS.getOrDefault(panel.code(), ANY).systolic();
    }

    /** The code of the diastolic pressure below a heading. */
    public static Code diastolicOf(CodeChoice.PressurePanel panel) {
        return PANELS.getOrDefault(panel.code(), ANY).diastolic();
    }

    /** Reads the value of an event; empty where it is not exactly two numbers, the unit after them or beside them. */
    public static Optional<PressurePair> of(SentEvent sent, UnitNames units) {
        String value = sent.text("value");
        Matcher matcher = TEXT.matcher(value == null ? "" : value.strip());
        return matcher.matches()
                ? Optional.of(new PressurePair(
                        Objects.requireNonNull(matcher.group(1)),
                        Objects.requireNonNull(matcher.group(2)),
                        unit(matcher.group(3), sent.text("unit"), units)))
                : Optional.empty();
    }

    private static @Nullable String unit(@Nullable String after, @Nullable String beside, UnitNames units) {
        String named = after == null ? beside : units.named(after.strip());
        return named == null || beside == null || named.equals(beside) ? named : UnitNames.CONTRADICTION;
    }
}
