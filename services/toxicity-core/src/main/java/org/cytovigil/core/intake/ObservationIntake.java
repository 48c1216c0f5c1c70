// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.MrdAssay;
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
                .orElseThrow(() ->
                        new UnusableEvent(RejectionCode.MALFORMED, "the value of field 'value' is not a number", text));
        String unit = fields.optional("unit");
        boolean inferred = unit == null && parameter == Parameter.TEMPERATURE;
        String settled = inferred ? inferredUnit(sent.value()) : unit;
        Quantity quantity = sent.withValue(canonical(parameter, settled, sent.value()));
        if (!parameter.plausible(quantity.value())) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE,
                    parameter + " that cannot be true of a living patient",
                    text + (settled == null ? "" : " " + settled));
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
                Boolean.TRUE.equals(artefact),
                parameter == Parameter.MRD ? assay(settled, fields) : null);
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

    /** What says nothing of how the disease was looked for leaves no assay. */
    private @Nullable MrdAssay assay(@Nullable String unit, FieldReader fields) throws UnusableEvent {
        Boolean detected = fields.optionalFlag("detected");
        BigDecimal lod = fraction(unit, fields, "lod");
        BigDecimal loq = fraction(unit, fields, "loq");
        MrdAssay.Technique technique =
                isSampling(fields.optional("method")) ? null : fields.optionalCoded("method", MrdAssay.Technique.class);
        MrdAssay.Target target = fields.optionalCoded("target", MrdAssay.Target.class);
        boolean nothing = detected == null && lod == null && loq == null && technique == null && target == null;
        return nothing ? null : new MrdAssay(detected, lod, loq, technique, target);
    }

    private @Nullable BigDecimal fraction(@Nullable String unit, FieldReader fields, String field)
            throws UnusableEvent {
        Quantity limit = limit(Parameter.MRD, unit, fields, field);
        if (limit != null && !Parameter.MRD.plausible(limit.value())) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "field '" + field + "' is no fraction");
        }
        return limit == null ? null : limit.value();
    }

    private static boolean isSampling(@Nullable String method) {
        return Stream.of(Method.values()).anyMatch(sampling -> sampling.name().equals(method));
    }

    /** What no monitor samples by the second is a single measurement, whatever the sender calls it. */
    private static Method method(FieldReader fields, CodeTable.Meaning meaning, Site site) throws UnusableEvent {
        if (meaning.parameter() == Parameter.MRD) {
            return Method.SPOT;
        }
        Method sent = fields.coded("method", Method.class, meaning.method());
        return SampleGroup.of(meaning.parameter(), site).isPresent() ? sent : Method.SPOT;
    }

    private CodeTable.Meaning meaning(FieldReader fields) throws UnusableEvent {
        String name = fields.optional("parameter");
        if (name != null) {
            Parameter parameter = Parameter.named(name)
                    .orElseThrow(
                            () -> new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "the parameter is not known", name));
            return agreed(parameter, fields);
        }
        String code = fields.required("code");
        String system = fields.required("system");
        return codes.meaning(system, code)
                .orElseThrow(() ->
                        new UnusableEvent(RejectionCode.UNKNOWN_VALUE, "the code is not known", system + " " + code));
    }

    /** A known code beside the name must mean the same; it tells where and how, too. */
    private CodeTable.Meaning agreed(Parameter parameter, FieldReader fields) throws UnusableEvent {
        String code = fields.optional("code");
        String system = fields.optional("system");
        CodeTable.Meaning coded = code == null || system == null
                ? null
                : codes.meaning(system, code).orElse(null);
        if (coded != null && coded.parameter() != parameter) {
            throw new UnusableEvent(
                    RejectionCode.UNKNOWN_VALUE, "parameter and code name different things", parameter + " " + code);
        }
        return coded == null ? new CodeTable.Meaning(parameter, Site.UNSPECIFIED, Method.SPOT) : coded;
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
                        "the unit of " + parameter + " cannot be converted to " + parameter.unit(),
                        unit));
    }

    /**
     * A fraction of inspired oxygen: 21 to 100 is per cent whatever the unit says
     * (docs/clinical/data-quality.md#plausible-ranges).
     */
    private BigDecimal fraction(@Nullable String unit, BigDecimal value) throws UnusableEvent {
        if (unit != null && units.convert(Parameter.FIO2, unit, value).isEmpty()) {
            throw new UnusableEvent(RejectionCode.UNIT, "the unit of FIO2 cannot be converted to 1", unit);
        }
        boolean percent = value.compareTo(PERCENT_FROM) >= 0 && value.compareTo(HUNDRED) <= 0;
        if (value.compareTo(ONE) > 0 && !percent) {
            throw new UnusableEvent(
                    RejectionCode.IMPLAUSIBLE, "FIO2 that is neither a fraction nor per cent", value.toString());
        }
        return percent ? value.divide(HUNDRED) : value;
    }

    private @Nullable Quantity limit(Parameter parameter, @Nullable String unit, FieldReader fields, String field)
            throws UnusableEvent {
        BigDecimal number = fields.optionalNumber(field);
        return number == null ? null : new Quantity(canonical(parameter, unit, number), Quantity.Bound.EXACT);
    }
}
