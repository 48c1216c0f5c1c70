// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** Veno-occlusive disease by EBMT 2023, without its flags, which tell of the past (docs/clinical/vod.md#adults-2023). */
record LiverVeins(Chart chart) {
    private static final Set<Product> THERAPIES = Set.of(Product.INOTUZUMAB_OZOGAMICIN, Product.ALLOGENEIC_TRANSPLANT);
    /** Findings that bear on a disease of the liver veins. */
    static final List<FindingKind> BEARING = List.of(
            FindingKind.HEPATOMEGALY,
            FindingKind.ASCITES,
            FindingKind.LIVER_ULTRASOUND_VOD,
            FindingKind.HVPG,
            FindingKind.LIVER_HISTOLOGY_VOD,
            FindingKind.MULTI_ORGAN_FAILURE,
            FindingKind.TRANSFUSION_PLATELETS,
            FindingKind.DIURETIC);

    @Nullable
    Says says() {
        boolean bears = Stream.of(Parameter.BILIRUBIN_TOTAL, Parameter.ALT, Parameter.AST)
                        .anyMatch(each -> chart.newest(each) != null)
                || BEARING.stream().anyMatch(chart::looked);
        if (chart.firstDose(THERAPIES) == null || !bears) {
            return null;
        }
        Maybe yellow = Maybe.from(chart.newest(Parameter.BILIRUBIN_TOTAL), new BigDecimal(2), false);
        ClinicalFinding liver = chart.standing(FindingKind.HEPATOMEGALY);
        Maybe painful = Maybe.of(liver != null && Boolean.TRUE.equals(liver.painful()));
        Maybe ascites = Maybe.of(chart.standing(FindingKind.ASCITES) != null);
        Maybe imaging = Maybe.of(chart.standing(FindingKind.LIVER_ULTRASOUND_VOD) != null);
        Maybe heavier = heavier();
        Maybe clinical = yellow.and(Maybe.many(2, painful, heavier, ascites));
        Maybe probable = Maybe.many(2, yellow, painful, heavier, ascites, imaging);
        int grade = proven() ? 3 : clinical.surely() ? 2 : probable.surely() ? 1 : 0;
        int upper = clinical.perhaps() ? 2 : probable.perhaps() ? 1 : 0;
        return Says.of(grade, upper, List.of());
    }

    private boolean proven() {
        ClinicalFinding gradient = chart.standing(FindingKind.HVPG);
        boolean high = gradient != null
                && gradient.value() instanceof FindingValue.Amount amount
                && amount.number().compareTo(BigDecimal.TEN) >= 0;
        return high || chart.standing(FindingKind.LIVER_HISTOLOGY_VOD) != null;
    }

    /** Weights that were measured, and those told with the patient. */
    private Maybe heavier() {
        record Weight(Instant at, String id, BigDecimal value, Quantity.Bound bound) {}
        List<Weight> weights = chart.all().stream()
                .filter(fact -> !fact.at().isAfter(chart.now()))
                .flatMap(fact -> fact instanceof Measured measured && measured.parameter() == Parameter.WEIGHT
                        ? Stream.of(new Weight(
                                fact.at(),
                                fact.id(),
                                measured.quantity().value(),
                                measured.quantity().bound()))
                        : fact instanceof PatientDetails details && details.weightKg() != null
                                ? Stream.of(new Weight(fact.at(), fact.id(), details.weightKg(), Quantity.Bound.EXACT))
                                : Stream.empty())
                .toList();
        Instant first = chart.firstDose(THERAPIES);
        Weight baseline = Chart.last(weights.stream()
                .filter(weight -> first != null && weight.at().isBefore(first))
                .toList());
        Weight newest = Chart.last(weights);
        BigDecimal usual = baseline != null && baseline.bound() == Quantity.Bound.EXACT
                ? baseline.value()
                : chart.toldBefore(Parameter.WEIGHT);
        return newest == null || usual == null
                ? Maybe.OPEN
                : Maybe.from(newest.bound(), newest.value(), usual.multiply(new BigDecimal("1.05")), true);
    }
}
