// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.table.CsvTable;

/**
 * Exact conversion from the UCUM units that are sent to the canonical unit of a parameter.
 *
 * <p>The table is {@code units.csv} beside this class (docs/clinical/data-quality.md#units). Divisions that do not end
 * are cut, not rounded, at 18 digits, so that a value below a threshold can never reach it by conversion.
 */
public final class Units {
    private static final MathContext CUT = new MathContext(Quantity.MOST_DIGITS, RoundingMode.FLOOR);

    private final Map<String, Conversion> conversions;

    private record Conversion(BigDecimal subtract, BigDecimal multiply, BigDecimal divide) {
        BigDecimal apply(BigDecimal value) {
            return value.subtract(subtract).multiply(multiply).divide(divide, CUT);
        }
    }

    private Units(Map<String, Conversion> conversions) {
        this.conversions = Map.copyOf(conversions);
    }

    /** Reads the table from the class path. */
    public static Units load() {
        Map<String, Conversion> table = new HashMap<>();
        for (List<String> cells : CsvTable.beside(Units.class, "units.csv")) {
            table.put(
                    key(Parameter.valueOf(cells.get(0)), cells.get(1)),
                    new Conversion(
                            new BigDecimal(cells.get(2)), new BigDecimal(cells.get(3)), new BigDecimal(cells.get(4))));
        }
        return new Units(table);
    }

    /** The value in the canonical unit of the parameter, or empty where the unit cannot be converted. */
    public Optional<BigDecimal> convert(Parameter parameter, String unit, BigDecimal value) {
        if (unit.equals(parameter.unit())) {
            return Optional.of(value);
        }
        return Optional.ofNullable(conversions.get(key(parameter, unit))).map(c -> c.apply(value));
    }

    private static String key(Parameter parameter, String unit) {
        return parameter.name() + ' ' + unit;
    }
}
