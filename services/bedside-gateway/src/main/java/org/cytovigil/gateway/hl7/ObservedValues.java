// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.units.UnitNames;

/** Value, unit and reference range of an OBX. */
@Singleton
class ObservedValues {
    private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?";
    private static final Pattern RANGE = Pattern.compile("\\s*(" + NUMBER + ")\\s*-\\s*(" + NUMBER + ")\\s*");
    private static final Pattern BELOW = Pattern.compile("\\s*<=?\\s*(" + NUMBER + ")\\s*");
    private static final Pattern ABOVE = Pattern.compile("\\s*>=?\\s*(" + NUMBER + ")\\s*");

    private final UnitNames units;

    ObservedValues(UnitNames units) {
        this.units = units;
    }

    void fill(SentEvent event, SegmentReader obx) {
        event.with("value", value(obx)).with("unit", unit(obx));
        String range = obx.field(7);
        Matcher both = RANGE.matcher(range);
        if (both.matches()) {
            event.with("lln", both.group(1)).with("uln", both.group(2));
            return;
        }
        Matcher below = BELOW.matcher(range);
        if (below.matches()) {
            event.with("uln", below.group(1));
        }
        Matcher above = ABOVE.matcher(range);
        if (above.matches()) {
            event.with("lln", above.group(1));
        }
    }

    /** A structured numeric is a comparator and a number; one with a separator is a range or ratio, and no value. */
    private static String value(SegmentReader obx) {
        if (!obx.field(2).equals("SN")) {
            return obx.field(5).replace(" ", "");
        }
        String comparator = obx.component(5, 1);
        String number = obx.component(5, 2);
        String rest = obx.component(5, 3) + obx.component(5, 4);
        return (comparator.equals("=") ? "" : comparator) + number + rest;
    }

    private String unit(SegmentReader obx) {
        String code = obx.component(6, 1);
        String system = obx.component(6, 3).toUpperCase(Locale.ROOT);
        if (system.equals("MDC")) {
            return units.mdc(code, obx.component(6, 2));
        }
        return system.equals("UCUM") ? code : units.named(code);
    }
}
