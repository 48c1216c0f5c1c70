// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.oracle.Hypoxia;
import org.jspecify.annotations.Nullable;

/** Whether haemophagocytic syndrome after immune effector cells is to be suspected. */
record HlhSuspicion(Chart chart) {
    static final Set<Product> THERAPIES = Stream.of(Product.values())
            .filter(product -> product.isCarT() || product == Product.BLINATUMOMAB)
            .collect(Collectors.toSet());

    private boolean crs() {
        Instant course = chart.firstDose(THERAPIES);
        TreeSet<Instant> instants = new TreeSet<>();
        chart.all().forEach(fact -> instants.add(fact.at()));
        return course != null
                && instants.subSet(course, true, chart.now(), true).stream()
                        .anyMatch(at -> OtherScale.grade(new Chart(chart.all(), at), "astct-crs-2019") > 0);
    }

    Maybe suspicion() {
        return raised().and(rapid()).and(further()).and(Maybe.of(crs()));
    }

    boolean possible() {
        return crs() && raised().perhaps() && further().perhaps();
    }

    /** By the limit of the laboratory or by the baseline. */
    private Maybe multiple(Parameter parameter, String factor) {
        Measured newest = chart.newest(parameter);
        if (newest == null) {
            return Maybe.OPEN;
        }
        BigDecimal uln = chart.uln(newest);
        BigDecimal baseline = baseline(parameter);
        BigDecimal times = new BigDecimal(factor);
        Maybe byLimit = Maybe.from(newest, uln == null ? null : uln.multiply(times), true);
        Maybe byBaseline = Maybe.from(newest, baseline == null ? null : baseline.multiply(times), true);
        return byLimit.or(byBaseline);
    }

    private Maybe raised() {
        return multiple(Parameter.FERRITIN, "2");
    }

    private Maybe rapid() {
        boolean doubled = chart.doubled(Parameter.FERRITIN, Duration.ofDays(1));
        return Maybe.of(doubled).or(Maybe.from(chart.newest(Parameter.FERRITIN), new BigDecimal(10000), true));
    }

    private Maybe further() {
        List<Maybe> common = List.of(
                multiple(Parameter.ALT, "5").or(multiple(Parameter.AST, "5")),
                fibrinogen(),
                Maybe.of(chart.standing(FindingKind.HAEMOPHAGOCYTOSIS) != null),
                cytopenia(Parameter.ANC, "0.5").or(cytopenia(Parameter.PLATELETS, "25")));
        List<Maybe> all = new ArrayList<>(common);
        all.addAll(others());
        return Maybe.many(1, common.toArray(new Maybe[0])).and(Maybe.many(2, all.toArray(new Maybe[0])));
    }

    static Maybe below(@Nullable Measured result, @Nullable BigDecimal limit) {
        Maybe from = Maybe.from(result, limit, false);
        return new Maybe(!from.perhaps(), !from.surely());
    }

    private Maybe fibrinogen() {
        Measured newest = chart.newest(Parameter.FIBRINOGEN);
        return newest == null
                ? Maybe.OPEN
                : below(newest, new BigDecimal(150)).or(below(newest, chart.limit(newest, false)));
    }

    private Maybe cytopenia(Parameter parameter, String limit) {
        Measured newest = chart.newest(parameter);
        if (newest == null) {
            return Maybe.OPEN;
        }
        Measured before = chart.before(parameter, THERAPIES);
        BigDecimal told = chart.toldBefore(parameter);
        boolean old = before != null
                ? below(before, new BigDecimal(limit)).surely()
                : told != null && told.compareTo(new BigDecimal(limit)) < 0;
        return old ? Maybe.NO : below(newest, new BigDecimal(limit));
    }

    private Maybe aboveLimit(@Nullable Measured newest, String multiple) {
        BigDecimal uln = newest == null ? null : chart.uln(newest);
        return Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), true);
    }

    private List<Maybe> others() {
        Instant course = chart.firstDose(THERAPIES);
        ClinicalFinding spleen = chart.standing(FindingKind.SPLENOMEGALY);
        boolean fever = chart.results(Parameter.TEMPERATURE).stream()
                .anyMatch(reading -> reading.at().isAfter(chart.now().minus(Duration.ofDays(1)))
                        && course != null
                        && !reading.at().isBefore(course)
                        && reading.quantity().value().compareTo(new BigDecimal("38.0")) >= 0);
        return List.of(
                aboveLimit(chart.sound(Parameter.LDH), "1"),
                aboveLimit(chart.newest(Parameter.PT), "1.5").or(aboveLimit(chart.newest(Parameter.APTT), "1.5")),
                aboveLimit(chart.newest(Parameter.BILIRUBIN_DIRECT), "1"),
                Maybe.of(spleen != null && course != null && !largeBefore(course)),
                Maybe.of(fever),
                Maybe.of(OtherScale.grade(chart, "astct-icans-2019") >= 1),
                Maybe.of(oxygen() > 0
                        || Hypoxia.onRoomAir(chart.all(), chart.now())
                        || chart.standing(FindingKind.PULMONARY_INFILTRATES) != null),
                kidney("1.5"),
                Maybe.from(chart.newest(Parameter.TRIGLYCERIDES), new BigDecimal(265), true));
    }

    /** Charted as large before the course, and never as small since. */
    private boolean largeBefore(Instant course) {
        boolean old = false;
        for (ClinicalFinding finding : chart.told(ClinicalFinding.class)) {
            if (finding.kind() == FindingKind.SPLENOMEGALY) {
                old = Chart.seen(finding) && (old || finding.at().isBefore(course));
            }
        }
        return old;
    }

    Maybe kidney(String multiple) {
        BigDecimal baseline = baseline(Parameter.CREATININE);
        return Maybe.from(
                chart.newest(Parameter.CREATININE),
                baseline == null ? null : baseline.multiply(new BigDecimal(multiple)),
                false);
    }

    private @Nullable BigDecimal baseline(Parameter parameter) {
        return chart.baseline(parameter, THERAPIES);
    }

    /** A cannula without a flow, where nothing worse was charted with it. */
    boolean flowMissing() {
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        return oxygen() == 1
                && supports.stream()
                        .filter(support -> support.at()
                                .equals(supports.get(supports.size() - 1).at()))
                        .anyMatch(support -> support.device() == OxygenDevice.NASAL_CANNULA && support.flow() == null);
    }

    /** 0 none, 1 low flow, 2 above, 3 positive pressure; the most of what was charted last. */
    int oxygen() {
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        if (supports.isEmpty()) {
            return 0;
        }
        Instant newest = supports.get(supports.size() - 1).at();
        return supports.stream()
                .filter(support -> support.at().equals(newest))
                .mapToInt(support -> level(support.device(), support.flow()))
                .max()
                .orElse(0);
    }

    private static int level(@Nullable OxygenDevice device, @Nullable BigDecimal flow) {
        if (device == null) {
            return 0;
        }
        return switch (device) {
            case ROOM_AIR -> 0;
            case BLOW_BY -> 1;
            case NASAL_CANNULA -> flow != null && flow.compareTo(new BigDecimal(6)) > 0 ? 2 : 1;
            case CPAP, BIPAP, INVASIVE_VENTILATION -> 3;
            default -> 2;
        };
    }
}
