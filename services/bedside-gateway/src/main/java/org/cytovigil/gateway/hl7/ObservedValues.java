// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cytovigil.gateway.codes.DisownedValues;
import org.cytovigil.gateway.codes.PressurePair;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.units.ReferenceRange;
import org.cytovigil.gateway.units.UnitNames;

/** Value, unit and reference range of an OBX. */
@Singleton
class ObservedValues {
    private static final Pattern POWER = Pattern.compile("\\d{1,2}/.+");

    /** Blanks beside a number, and between its thousands: those between other digits part two numbers. */
    private static final Pattern BLANKS = Pattern.compile(" +(?!\\d)|(?<!\\d) +|(?<=\\d) (?=\\d{3}(?!\\d))");

    private final UnitNames units;

    ObservedValues(UnitNames units) {
        this.units = units;
    }

    void fill(SentEvent event, SegmentReader obx, boolean laboratory) {
        String value = value(obx);
        boolean bare = laboratory && !value.isEmpty() && Character.isDigit(value.charAt(0));
        // Laboratories also send the comparator beside the number.
        String comparator = bare
                ? obx.repetitions(8, 1).stream()
                        .filter(DisownedValues::isOffScale)
                        .findFirst()
                        .orElse("")
                : "";
        event.with("value", comparator + value).with("unit", unit(obx));
        fillLimits(event, obx);
    }

    /** The two pressures of a text; empty where it holds something else. */
    Optional<PressurePair> pressures(SegmentReader obx) {
        SentEvent sent = new SentEvent("");
        fill(sent, obx, false);
        return PressurePair.of(sent, units);
    }

    /** The reference limits, where they are in the unit that the event has already. */
    void fillLimits(SentEvent event, SegmentReader obx) {
        String range = obx.delimiters().plain(obx.raw(7));
        ReferenceRange limits = ReferenceRange.read(range, event.text("unit"), units);
        event.with("lln", limits.lower().orElse(null))
                .with("uln", limits.upper().orElse(null));
    }

    /** Of several values of one observation none can be chosen. A structured numeric is a comparator and a number; one with a separator is a range or ratio, and no value. */
    private static String value(SegmentReader obx) {
        List<String> values =
                obx.repetitions(5, 1).stream().filter(text -> !text.isEmpty()).toList();
        if (values.size() > 1) {
            return String.join("~", values);
        }
        if (!obx.field(2).equals("SN")) {
            return hasMoreParts(obx)
                    ? obx.delimiters().plain(obx.raw(5))
                    : BLANKS.matcher(obx.field(5)).replaceAll("");
        }
        if (obx.raw(5).indexOf(obx.delimiters().subcomponent()) >= 0) {
            // As of a comparator that was escaped for XML: what it says is lost.
            return obx.delimiters().plain(obx.raw(5));
        }
        String comparator = obx.component(5, 1);
        String number = obx.component(5, 2);
        String rest = obx.component(5, 3) + obx.component(5, 4);
        return (comparator.equals("=") ? "" : comparator) + number + rest;
    }

    /** An array, or two readings in one: the first part of it is not the value. */
    private static boolean hasMoreParts(SegmentReader obx) {
        Delimiters delimiters = obx.delimiters();
        String separators = "" + delimiters.component() + delimiters.subcomponent();
        boolean separated = false;
        for (char next : obx.raw(5).toCharArray()) {
            boolean separator = separators.indexOf(next) >= 0;
            if (separated && !separator && next != ' ') {
                return true;
            }
            separated |= separator;
        }
        return false;
    }

    private String unit(SegmentReader obx) {
        String code = obx.component(6, 1);
        if (code.endsWith("10") && POWER.matcher(obx.component(6, 2)).matches()) {
            // Many write 10^9/L and forget that ^ separates.
            return units.named(code + '^' + obx.component(6, 2));
        }
        String system = obx.component(6, 3).toUpperCase(Locale.ROOT);
        if (system.equals("MDC")) {
            return units.mdc(code, obx.component(6, 2));
        }
        String unit = units.named(code.isEmpty() ? obx.component(6, 2) : code);
        String alternate = units.named(obx.component(6, 4));
        return !alternate.isEmpty() && !units.isKnown(unit) && units.isKnown(alternate) ? alternate : unit;
    }
}
