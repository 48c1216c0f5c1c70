// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.core.measure.Fraction;
import org.cytovigil.core.table.CsvTable;
import org.jspecify.annotations.Nullable;

/** Exact rates from the units that pumps send ({@code infusion-units.csv} beside this class). */
final class InfusionRate {
    private static final Map<String, InfusionRate> UNITS =
            CsvTable.beside(InfusionRate.class, "infusion-units.csv").stream()
                    .collect(Collectors.toUnmodifiableMap(
                            cells -> cells.get(0),
                            cells -> new InfusionRate(
                                    new BigDecimal(cells.get(1)),
                                    cells.get(2).equals("yes"),
                                    new BigDecimal(cells.get(3)))));

    private final BigDecimal micrograms;
    private final boolean perKilogram;
    private final BigDecimal minutes;

    private InfusionRate(BigDecimal micrograms, boolean perKilogram, BigDecimal minutes) {
        this.micrograms = micrograms;
        this.perKilogram = perKilogram;
        this.minutes = minutes;
    }

    /** Micrograms per minute; empty when dose, unit or a weight that is needed is unknown. */
    static Optional<Fraction> absolute(Infusion infusion, @Nullable BigDecimal weight) {
        return rate(infusion, weight, false);
    }

    /** Micrograms per kilogram and minute; empty when dose, unit or a weight that is needed is unknown. */
    static Optional<Fraction> perKilogram(Infusion infusion, @Nullable BigDecimal weight) {
        return rate(infusion, weight, true);
    }

    private static Optional<Fraction> rate(Infusion infusion, @Nullable BigDecimal weight, boolean wantedPerKilogram) {
        BigDecimal dose = infusion.dose();
        InfusionRate unit = infusion.unit() == null ? null : UNITS.get(infusion.unit());
        if (dose == null || dose.signum() < 0 || unit == null) {
            return Optional.empty();
        }
        Fraction plain = Fraction.of(dose.multiply(unit.micrograms)).over(unit.minutes);
        if (unit.perKilogram == wantedPerKilogram || dose.signum() == 0) {
            return Optional.of(plain);
        }
        if (weight == null || weight.signum() <= 0) {
            return Optional.empty();
        }
        return Optional.of(wantedPerKilogram ? plain.over(weight) : plain.times(weight));
    }
}
