// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.util.Set;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Units;

/** Reads clinical findings and markers of the leukaemia. */
final class FindingIntake {
    /** Words of pathologists and radiologists for pancreatitis that ends the therapy. */
    private static final Set<String> SEVERE_PANCREATITIS =
            Set.of("NECROTISING", "NECROTIZING", "HAEMORRHAGIC", "HEMORRHAGIC");

    private enum Strength {
        POSITIVE,
        NEGATIVE,
        DIM
    }

    private final Units units = Units.load();

    ClinicalFinding finding(FactHeader header, FieldReader fields) throws UnusableEvent {
        FindingKind kind = fields.coded("kind", FindingKind.class);
        return new ClinicalFinding(
                header,
                kind,
                value(kind, fields),
                fields.optionalFlag("painful"),
                fields.optionalInteger("grade", 0, 5),
                fields.text("by", ""));
    }

    /** A finding that is told without a value was seen. */
    private FindingValue value(FindingKind kind, FieldReader fields) throws UnusableEvent {
        String text = fields.optional("value");
        if (text == null) {
            return new FindingValue.Present(true);
        }
        if (text.equals("true") || text.equals("false")) {
            return new FindingValue.Present(text.equals("true"));
        }
        if (Quantity.parse(text).isPresent()) {
            return amount(kind, fields);
        }
        if (kind == FindingKind.PANCREATITIS && SEVERE_PANCREATITIS.contains(text)) {
            return new FindingValue.Extent(FindingValue.Degree.SEVERE);
        }
        FindingValue.Degree degree = fields.coded("value", FindingValue.Degree.class);
        if (degree == FindingValue.Degree.PARACENTESIS && kind != FindingKind.ASCITES) {
            throw new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "PARACENTESIS is a value of ASCITES alone");
        }
        return new FindingValue.Extent(degree);
    }

    private FindingValue amount(FindingKind kind, FieldReader fields) throws UnusableEvent {
        BigDecimal number = fields.optionalNumber("value", "0", "1000000");
        String unit = fields.optional("unit");
        if (number == null || unit == null) {
            throw new UnusableEvent(RejectionCode.UNIT, "a finding told as a number needs a unit");
        }
        if (kind != FindingKind.HVPG) {
            return new FindingValue.Amount(number, unit);
        }
        String pressure = Parameter.SYSTOLIC_BP.unit();
        BigDecimal converted = units.convert(Parameter.SYSTOLIC_BP, unit, number)
                .orElseThrow(() ->
                        new UnusableEvent(RejectionCode.UNIT, "the unit of HVPG cannot be converted to " + pressure));
        return new FindingValue.Amount(converted, pressure);
    }

    LeukaemiaMarker marker(FactHeader header, FieldReader fields) throws UnusableEvent {
        MarkerName name = fields.coded("name", MarkerName.class);
        BigDecimal percent = fields.optionalNumber("percent", "0", "100");
        return new LeukaemiaMarker(
                header,
                name,
                markerValue(name, percent != null, fields),
                percent,
                fields.optionalCoded("target", LeukaemiaMarker.Transcript.class));
    }

    private static String markerValue(MarkerName name, boolean hasShare, FieldReader fields) throws UnusableEvent {
        if (name == MarkerName.KARYOTYPE) {
            return fields.required("value");
        }
        if (hasShare && fields.optional("value") == null) {
            return "";
        }
        return fields.coded("value", Strength.class).name();
    }
}
