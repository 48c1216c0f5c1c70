// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import jakarta.inject.Singleton;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.cytovigil.gateway.codes.PressurePair;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.units.ReferenceRange;
import org.cytovigil.gateway.units.UnitNames;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.Observation.ObservationReferenceRangeComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Quantities as the fields of an event; digits stay as they were sent. */
@Singleton
class ObservedQuantities {
    private static final String UCUM = "http://unitsofmeasure.org";

    private final UnitNames units;

    ObservedQuantities(UnitNames units) {
        this.units = units;
    }

    /** Sets value and unit; false where the value is of a type that no quantity can be. */
    boolean fill(SentEvent event, Type value) {
        if (value instanceof Quantity quantity && quantity.hasValue()) {
            String comparator =
                    quantity.hasComparator() ? quantity.getComparator().toCode() : "";
            event.with("value", comparator + digits(quantity)).with("unit", unit(quantity));
            return true;
        }
        if (value instanceof IntegerType || value instanceof StringType) {
            event.with("value", value.primitiveValue());
            return true;
        }
        return false;
    }

    /** The two pressures of a text; empty where the value holds something else. */
    Optional<PressurePair> pressures(Type value) {
        SentEvent sent = new SentEvent("");
        return value instanceof StringType && fill(sent, value) ? PressurePair.of(sent, units) : Optional.empty();
    }

    /** The limits of the normal range; ranges with another meaning are none. */
    void fillLimits(SentEvent event, List<ObservationReferenceRangeComponent> ranges) {
        for (ObservationReferenceRangeComponent range : ranges) {
            if (range.getType().isEmpty()
                    || range.getType().getCodingFirstRep().getCode() == null
                    || "normal".equals(range.getType().getCodingFirstRep().getCode())) {
                ReferenceRange limits = range.hasLow() || range.hasHigh()
                        ? ReferenceRange.of(limit(event, range.getLow()), limit(event, range.getHigh()))
                        : ReferenceRange.read(range.hasText() ? range.getText() : "", event.text("unit"), units);
                event.with("lln", limits.lower().orElse(null))
                        .with("uln", limits.upper().orElse(null));
                return;
            }
        }
    }

    /** In another unit than the value a limit cannot be compared with it. */
    private @Nullable String limit(SentEvent event, Quantity limit) {
        String unit = unit(limit);
        boolean fits = limit.hasValue() && (unit == null || unit.equals(event.text("unit")));
        return fits ? digits(limit) : null;
    }

    /** The rate of an administration, where it has one, else its dose; the rate of a ratio as one number. */
    Quantity dose(MedicationAdministrationDosageComponent dosage) {
        if (dosage.hasRateQuantity()) {
            return dosage.getRateQuantity();
        }
        if (!dosage.hasRateRatio()) {
            return dosage.getDose();
        }
        Quantity part = dosage.getRateRatio().getNumerator();
        Quantity time = dosage.getRateRatio().getDenominator();
        Quantity rate = new Quantity();
        if (part.hasValue() && time.hasValue() && time.getValue().signum() > 0) {
            rate.setValue(part.getValue().divide(time.getValue(), MathContext.DECIMAL32));
            String amount = unit(part);
            String per = unit(time);
            rate.setUnit(amount == null || per == null ? null : amount + "/" + per);
        }
        return rate;
    }

    @Nullable
    String unit(Quantity quantity) {
        if (quantity.hasCode() && (!quantity.hasSystem() || UCUM.equals(quantity.getSystem()))) {
            // Many put the everyday name where the code belongs.
            String code = units.named(quantity.getCode());
            return quantity.hasUnit() && units.contradict(quantity.getUnit(), code) ? UnitNames.CONTRADICTION : code;
        }
        return quantity.hasUnit() ? units.named(quantity.getUnit()) : null;
    }

    static String digits(Quantity quantity) {
        return quantity.getValueElement().getValueAsString();
    }
}
