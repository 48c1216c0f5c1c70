// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * All facts of a patient, looked through from an instant.
 *
 * @param all in order of event time, then id
 */
record Chart(List<Fact> all, Instant now) {
    static Chart of(List<Fact> facts, Instant now) {
        return new Chart(
                facts.stream()
                        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::id))
                        .toList(),
                now);
    }

    private <F extends Fact> List<F> facts(Class<F> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(fact -> !fact.at().isAfter(now))
                .toList();
    }

    <F extends Fact> List<F> told(Class<F> kind) {
        return facts(kind);
    }

    List<Measured> results(Parameter parameter) {
        return facts(Measured.class).stream()
                .filter(result -> result.parameter() == parameter)
                .toList();
    }

    List<Measured> results(Parameter parameter, Instant from) {
        return results(parameter).stream()
                .filter(result -> !result.at().isBefore(from))
                .toList();
    }

    List<Measured> within(Parameter parameter, Duration window) {
        return results(parameter).stream()
                .filter(result -> result.at().isAfter(now.minus(window)))
                .toList();
    }

    /** All of the instant of the newest that a score reads: of a feed it reads what is newest at each whole minute. */
    List<Measured> scored(Parameter parameter) {
        List<Measured> counting = results(parameter).stream()
                .filter(result -> !counts(result).isAfter(now))
                .toList();
        return counting.stream()
                .filter(result ->
                        result.at().equals(counting.get(counting.size() - 1).at()))
                .toList();
    }

    /** A sample counts at once where nothing fresh is known. */
    private Instant counts(Measured sample) {
        Instant minute = sample.at().truncatedTo(ChronoUnit.MINUTES);
        boolean fresh = results(sample.parameter()).stream()
                .filter(other -> other.at().isBefore(sample.at()))
                .anyMatch(other -> !sample.at().isAfter(other.at().plus(Duration.ofHours(12))));
        boolean later = sample.method() != Method.SPOT && fresh && !minute.equals(sample.at());
        return later ? minute.plus(Duration.ofMinutes(1)) : sample.at();
    }

    /** All findings of a kind of the instant of the newest. */
    <F extends Finding> List<F> newestTogether(Class<F> kind) {
        List<NeuroFinding> all = told(NeuroFinding.class).stream()
                .filter(found -> kind.isInstance(found.finding()))
                .toList();
        return all.stream()
                .filter(found -> found.at().equals(all.get(all.size() - 1).at()))
                .map(found -> kind.cast(found.finding()))
                .toList();
    }

    @Nullable
    Measured newest(Parameter parameter) {
        return last(results(parameter));
    }

    static <F> @Nullable F last(List<F> some) {
        return some.isEmpty() ? null : some.get(some.size() - 1);
    }

    /** Its own upper limit, else the newest one of the same laboratory of the 30 days before. */
    @Nullable
    BigDecimal uln(Measured result) {
        return limit(result, true);
    }

    /** The same, or the lower limit. */
    @Nullable
    BigDecimal limit(Measured result, boolean upper) {
        Quantity own = upper ? result.uln() : result.lln();
        if (own != null) {
            return own.value();
        }
        return results(result.parameter()).stream()
                .filter(other -> other.header().source().equals(result.header().source()))
                .filter(other -> !other.at().isAfter(result.at()) && all.indexOf(other) < all.indexOf(result))
                .filter(other -> result.at().isBefore(other.at().plus(Duration.ofDays(30))))
                .map(other -> upper ? other.uln() : other.lln())
                .filter(Objects::nonNull)
                .reduce((one, later) -> later)
                .map(Quantity::value)
                .orElse(null);
    }

    /** What stands of a kind; of one instant one that was seen. */
    @Nullable
    ClinicalFinding standing(FindingKind kind) {
        List<ClinicalFinding> some = facts(ClinicalFinding.class).stream()
                .filter(finding -> finding.kind() == kind)
                .toList();
        ClinicalFinding newest = last(some);
        if (newest == null) {
            return null;
        }
        return some.stream()
                .filter(finding -> finding.at().equals(newest.at()) && seen(finding))
                .reduce((one, later) -> later)
                .orElse(null);
    }

    boolean looked(FindingKind kind) {
        return facts(ClinicalFinding.class).stream().anyMatch(finding -> finding.kind() == kind);
    }

    /** The newest value of a sample that was not haemolysed. */
    @Nullable
    Measured sound(Parameter parameter) {
        return last(results(parameter).stream()
                .filter(result -> told(ClinicalFinding.class).stream()
                        .noneMatch(finding -> finding.kind() == FindingKind.HAEMOLYSED_SAMPLE
                                && seen(finding)
                                && finding.at().equals(result.at())))
                .toList());
    }

    static boolean seen(ClinicalFinding finding) {
        boolean absent = finding.value() instanceof FindingValue.Present present && !present.present();
        boolean none =
                finding.value() instanceof FindingValue.Extent extent && extent.degree() == FindingValue.Degree.NONE;
        return !absent && !none && !Integer.valueOf(0).equals(finding.grade());
    }

    /** All steps of some products, also those that lie ahead. */
    List<TherapyStep> steps(Set<Product> products) {
        return all.stream()
                .filter(TherapyStep.class::isInstance)
                .map(TherapyStep.class::cast)
                .filter(step -> products.isEmpty() || products.contains(step.product()))
                .toList();
    }

    static boolean dose(TherapyStep step) {
        return step.phase() != TherapyPhase.PLANNED
                && step.phase() != TherapyPhase.INTERRUPTED
                && step.phase() != TherapyPhase.STOPPED;
    }

    /** The first dose of some products by now; histories are shorter than the time between two courses. */
    @Nullable
    Instant firstDose(Set<Product> products) {
        return steps(products).stream()
                .filter(Chart::dose)
                .map(Fact::at)
                .filter(at -> !at.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The last result before the first dose, null where there is none. */
    @Nullable
    Measured before(Parameter parameter, Set<Product> products) {
        Instant first = firstDose(products);
        return first == null
                ? null
                : last(results(parameter).stream()
                        .filter(result -> result.at().isBefore(first))
                        .toList());
    }

    @Nullable
    PatientDetails person() {
        return all.stream()
                .filter(PatientDetails.class::isInstance)
                .map(PatientDetails.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** What was told to be the value before therapy, null where nothing was. */
    @Nullable
    BigDecimal toldBefore(Parameter parameter) {
        PatientDetails person = person();
        return person == null || person.baseline() == null
                ? null
                : person.baseline().laboratory(parameter);
    }

    /** The baseline: the last value before the first dose of some products where it is exact, else what was told. */
    @Nullable
    BigDecimal baseline(Parameter parameter, Set<Product> products) {
        Measured before = before(parameter, products);
        return before != null && before.quantity().bound() == Quantity.Bound.EXACT
                ? before.quantity().value()
                : toldBefore(parameter);
    }

    /** Years, null where they are not known. */
    @Nullable
    Integer years() {
        PatientDetails person = person();
        return person == null || person.ageYears() == null
                ? null
                : person.ageYears().intValue();
    }

    /** The newest value of a parameter, LDH of a sound sample, where it is exact and not too old for an index. */
    @Nullable
    BigDecimal fresh(Parameter parameter) {
        Measured newest = parameter == Parameter.LDH ? sound(parameter) : newest(parameter);
        if (newest == null || newest.quantity().bound() != Quantity.Bound.EXACT) {
            return null;
        }
        boolean transfused = parameter == Parameter.PLATELETS
                && told(ClinicalFinding.class).stream()
                        .anyMatch(finding -> finding.kind() == FindingKind.TRANSFUSION_PLATELETS
                                && seen(finding)
                                && !finding.at().isBefore(newest.at().minus(Duration.ofDays(1))));
        Duration valid = Duration.ofHours(transfused ? 12 : 24);
        return now().isBefore(newest.at().plus(valid)) ? newest.quantity().value() : null;
    }

    /** Whether a value of a parameter was at least twice an earlier one of a window that ends now. */
    boolean doubled(Parameter parameter, Duration window) {
        List<Measured> recent = within(parameter, window);
        return recent.stream()
                .anyMatch(earlier -> recent.stream()
                        .anyMatch(later -> earlier.at().isBefore(later.at())
                                && earlier.quantity().bound() == Quantity.Bound.EXACT
                                && later.quantity().bound() != Quantity.Bound.BELOW
                                && later.quantity()
                                                .value()
                                                .compareTo(earlier.quantity()
                                                        .value()
                                                        .multiply(new BigDecimal(2)))
                                        >= 0));
    }
}
