// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Units as monitors and laboratories name them, in UCUM; whether one fits its quantity is judged at intake. */
@Singleton
public final class UnitNames {
    /** What stands for units that contradict each other: no unit at all, so that intake refuses it. */
    public static final String CONTRADICTION = "contradictory units";

    private final Map<String, String> byMdcCode = new HashMap<>();
    private final Map<String, String> byMdcName = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();

    UnitNames() {
        for (String[] cells : table("mdc-units.csv")) {
            byMdcCode.put(cells[0], cells[2]);
            byMdcName.put(cells[1], cells[2]);
        }
        for (String[] cells : table("unit-names.csv")) {
            byName.put(cells[0], cells[1]);
        }
    }

    /** A unit by its MDC number and reference name, either of which may be empty or unknown, but not both. */
    public String mdc(String code, String referenceName) {
        String byCode = byMdcCode.get(code);
        String byReference = byMdcName.get(referenceName);
        if (byCode != null && byReference != null && !byCode.equals(byReference)) {
            return CONTRADICTION;
        }
        if (byReference != null) {
            return byReference;
        }
        return byCode != null ? byCode : code;
    }

    /** A unit by any name: an everyday one becomes UCUM, any other is left as it is. */
    public String named(String unit) {
        String reference = byMdcName.get(unit);
        return reference != null ? reference : byName.getOrDefault(unit, unit);
    }

    private static List<String[]> table(String resource) {
        try (InputStream in = Objects.requireNonNull(UnitNames.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
