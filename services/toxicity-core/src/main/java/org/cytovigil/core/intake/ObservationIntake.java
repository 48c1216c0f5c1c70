// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Units;
import org.cytovigil.core.sample.SampleGroup;
import org.jspecify.annotations.Nullable;

/** Reads vital signs and laboratory results. */
final class ObservationIntake {
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal PERCENT_FROM = new BigDecimal(21);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final CodeTable codes;
    private final Units units;

    ObservationIntake(CodeTable codes, Units units) {
        this.codes = codes;
        this.units = units;
    }

    Measured read(FactHeader header, FieldReader fields) throws UnusableEvent {
        CodeTable.Meaning meaning = meaning(fields);
        Parameter parameter = meaning.parameter();
        String text = fields.required("value");
        Quantity sent = Quantity.parse(text)
                .orElseThrow(() -> new UnusableEvent(
                        RejectionCode.MALFORMED, "value '" + FieldReader.shown(text) + "' is not a number"));
        String unit = fields.optional("unit");
        boolean inferred = unit == null && parameter == Parameter.TEMPERATURE;
        String settled = inferred ? inferredUnit(sent.value()) : unit;
        Quantity quantity = sent.withValue(canonical(parameter, settled, sent.value()));
        if (!parameter.plausible(quantity.value())) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE,
                    parameter + " " + FieldReader.shown(text) + (settled == null ? "" : " " + settled)
                            + " cannot be true of a living patient");
        }
        Site site = fields.coded("site", Site.class, meaning.site());
        Method method = method(fields, meaning, site);
        FieldReader quality = fields.nested("quality");
        Boolean artefact = quality == null ? fields.optionalFlag("artefact") : quality.optionalFlag("artefact");
        return new Measured(
                method.isContinuous() ? header.at(header.at().truncatedTo(ChronoUnit.SECONDS)) : header,
                parameter,
                quantity,
                site,
                method,
                limit(parameter, settled, fields, "lln"),
                limit(parameter, settled, fields, "uln"),
                inferred,
                Boolean.TRUE.equals(artefact));
    }

    /** A removal need not repeat what was measured; samples of a continuous feed are found by it. */
    Removed removed(FactHeader header, FieldReader fields) throws UnusableEvent {
        boolean told = fields.optional("parameter") != null || fields.optional("code") != null;
        if (!told) {
            return new Removed(header);
        }
        CodeTable.Meaning meaning = meaning(fields);
        Site site = fields.coded("site", Site.class, meaning.site());
        Method method = method(fields, meaning, site);
        return new Removed(
                method.isContinuous() ? header.at(header.at().truncatedTo(ChronoUnit.SECONDS)) : header,
                meaning.parameter(),
                method,
                site);
    }

    /** What no monitor samples by the second is a single measurement, whatever the sender calls it. */
    private static Method method(FieldReader fields, CodeTable.Meaning meaning, Site site) throws UnusableEvent {
        Method sent = fields.coded("method", Method.class, meaning.method());
        return SampleGroup.of(meaning.parameter(), site).isPresent() ? sent : Method.SPOT;
    }

    private CodeTable.Meaning meaning(FieldReader fields) throws UnusableEvent {
        String name = fields.optional("parameter");
        if (name != null) {
            Parameter parameter = Parameter.named(name)
                    .orElseThrow(() -> new UnusableEvent(
                            RejectionCode.UNKNOWN_VALUE, "parameter '" + FieldReader.shown(name) + "' is not known"));
            return new CodeTable.Meaning(parameter, Site.UNSPECIFIED, Method.SPOT);
        }
        String code = fields.required("code");
        String system = fields.required("system");
        return codes.meaning(system, code)
                .orElseThrow(() -> new UnusableEvent(
                        RejectionCode.UNKNOWN_VALUE,
                        "code '" + FieldReader.shown(code) + "' of system '" + FieldReader.shown(system)
                                + "' is not known"));
    }

    private static String inferredUnit(BigDecimal value) throws UnusableEvent {
        if (between(value, "25", "45")) {
            return "Cel";
        }
        if (between(value, "77", "113")) {
            return "[degF]";
        }
        throw new UnusableEvent(RejectionCode.UNIT, "temperature without a unit that its value could tell");
    }

    private static boolean between(BigDecimal value, String lowest, String highest) {
        return value.compareTo(new BigDecimal(lowest)) >= 0 && value.compareTo(new BigDecimal(highest)) <= 0;
    }

    private BigDecimal canonical(Parameter parameter, @Nullable String unit, BigDecimal value) throws UnusableEvent {
        if (parameter == Parameter.FIO2) {
            return fraction(unit, value);
        }
        if (unit == null) {
            if (parameter.unit().equals("1")) {
                return value;
            }
            throw new UnusableEvent(RejectionCode.UNIT, parameter + " without a unit");
        }
        return units.convert(parameter, unit, value)
                .orElseThrow(() -> new UnusableEvent(
                        RejectionCode.UNIT,
                        "unit '" + FieldReader.shown(unit) + "' of " + parameter + " cannot be converted to "
                                + parameter.unit()));
    }

    /** A fraction of inspired oxygen: 21 to 100 is per cent whatever the unit says (grading.md 2a). */
    private BigDecimal fraction(@Nullable String unit, BigDecimal value) throws UnusableEvent {
        if (unit != null && units.convert(Parameter.FIO2, unit, value).isEmpty()) {
            throw new UnusableEvent(
                    RejectionCode.UNIT, "unit '" + FieldReader.shown(unit) + "' of FIO2 cannot be converted to 1");
        }
        boolean percent = value.compareTo(PERCENT_FROM) >= 0 && value.compareTo(HUNDRED) <= 0;
        if (value.compareTo(ONE) > 0 && !percent) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "FIO2 " + value + " is neither a fraction nor per cent");
        }
        return percent ? value.divide(HUNDRED) : value;
    }

    private @Nullable Quantity limit(Parameter parameter, @Nullable String unit, FieldReader fields, String field)
            throws UnusableEvent {
        BigDecimal number = fields.optionalNumber(field);
        return number == null ? null : new Quantity(canonical(parameter, unit, number), Quantity.Bound.EXACT);
    }
}
