// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.units;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Units;

/** Units as monitors and laboratories name them, in UCUM; whether one fits its quantity is judged at intake. */
@Singleton
public final class UnitNames {
    /** What stands for units that contradict each other: no unit at all, so that intake refuses it. */
    public static final String CONTRADICTION = "contradictory units";

    private static final Pattern ANNOTATION = Pattern.compile("\\{[^{}]*+}");

    private final Units units = Units.load();
    private final Map<String, String> byMdcCode = new HashMap<>();
    private final Map<String, String> byMdcName = new HashMap<>();
    private final Map<String, String> byName = new HashMap<>();
    /** By a name without case, blanks and the two kinds of micro sign; empty text where that leaves it open. */
    private final Map<String, String> byFoldedName = new HashMap<>();

    /** With the names of the tables. */
    public UnitNames() {
        for (String[] cells : table("mdc-units.csv")) {
            byMdcCode.put(cells[0], cells[2]);
            byMdcName.put(cells[1], cells[2]);
        }
        for (String[] cells : table("unit-names.csv")) {
            byName.put(cells[0], cells[1]);
            fold(cells[0], cells[1]);
            fold(cells[1], cells[1]);
        }
    }

    /** A unit by its MDC number and reference name, either of which may be empty or unknown, but not both. */
    public String mdc(String code, String referenceName) {
        String byCode = byMdcCode.get(code);
        String byReference = byMdcName.getOrDefault(referenceName, byMdcName.get(code));
        if (byCode != null && byReference != null && !byCode.equals(byReference)) {
            return CONTRADICTION;
        }
        if (byReference != null) {
            return byReference;
        }
        return byCode != null ? byCode : code;
    }

    /**
     * A unit by any name: an everyday one becomes UCUM, any other is left as it is. Case and blanks decide only where two
     * units differ by nothing else, as g/L and G/L (10*9/L) do.
     */
    public String named(String unit) {
        String known = byMdcName.getOrDefault(unit, byMdcCode.getOrDefault(unit, byName.get(unit)));
        if (known != null) {
            return known;
        }
        String folded = byFoldedName.getOrDefault(folded(unit), "");
        if (!folded.isEmpty() || isKnown(unit)) {
            return folded.isEmpty() ? unit : folded;
        }
        // What stands in braces says in UCUM what is counted, and is no part of the unit.
        String bare = ANNOTATION.matcher(unit).replaceAll("");
        boolean shorter = !bare.isEmpty() && bare.length() < unit.length();
        return shorter && !isOtherAmount(unit) && isKnown(named(bare)) ? named(bare) : unit;
    }

    /** A D-dimer in units of D-dimer (DDU) is about half of one in fibrinogen equivalents. */
    private static boolean isOtherAmount(String unit) {
        return unit.toUpperCase(Locale.ROOT).replace("-", "").contains("DDU");
    }

    /** Whether anything that is measured can be in that unit. */
    public boolean isKnown(String ucum) {
        return Arrays.stream(Parameter.values())
                .anyMatch(parameter ->
                        units.convert(parameter, ucum, BigDecimal.ONE).isPresent());
    }

    /** Whether a unit by any name and one in UCUM make different values of the same number, whatever was measured. */
    public boolean contradict(String name, String ucum) {
        String other = named(name);
        if (other.equals(ucum)) {
            return false;
        }
        List<Boolean> equal = Arrays.stream(Parameter.values())
                .flatMap(parameter -> units
                        .convert(parameter, other, BigDecimal.ONE)
                        .flatMap(one ->
                                units.convert(parameter, ucum, BigDecimal.ONE).map(two -> one.compareTo(two) == 0))
                        .stream())
                .toList();
        return !equal.isEmpty() && !equal.contains(true);
    }

    private void fold(String name, String ucum) {
        byFoldedName.merge(folded(name), ucum, (before, now) -> before.equals(now) ? now : "");
    }

    private static String folded(String name) {
        return name.replace('\u00B5', 'u')
                .replace('\u03BC', 'u')
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
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
