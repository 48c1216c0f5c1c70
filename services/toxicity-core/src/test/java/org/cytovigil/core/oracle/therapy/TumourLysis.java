// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** Tumour lysis (docs/clinical/tls.md#criteria, docs/clinical/tls.md#cairo-bishop). */
record TumourLysis(Chart chart, boolean howard) {
    private static final List<Parameter> ANALYTES =
            List.of(Parameter.URATE, Parameter.POTASSIUM, Parameter.PHOSPHATE, Parameter.CALCIUM);

    @Nullable
    Says says() {
        List<Instant> starts = starts();
        boolean begun = starts.stream()
                .anyMatch(start -> !start.minus(Duration.ofDays(3)).isAfter(chart.now()));
        boolean measured = Stream.concat(ANALYTES.stream(), Stream.of(Parameter.CREATININE))
                .anyMatch(each -> chart.newest(each) != null);
        if (!begun || !measured) {
            return null;
        }
        Instant from = starts.stream()
                .filter(start -> !start.minus(Duration.ofDays(3)).isAfter(chart.now()))
                .filter(start -> chart.now().isBefore(start.plus(Duration.ofDays(7))))
                .map(start -> start.minus(Duration.ofDays(3)))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (from == null) {
            return Says.of(0, 0, List.of());
        }
        Maybe two =
                Maybe.many(2, ANALYTES.stream().map(each -> beyond(each, from)).toArray(Maybe[]::new));
        int worstKnown = howard ? clinical(from, false) : kidney(false);
        int worstPossible = howard ? clinical(from, true) : kidney(true);
        return two.surely()
                ? Says.of(worstKnown, worstPossible, List.of())
                : Says.of(0, two.perhaps() ? worstPossible : 0, List.of());
    }

    private List<Instant> starts() {
        List<TherapyStep> steps = chart.steps(Set.of());
        boolean given = steps.stream().anyMatch(Chart::dose);
        return steps.stream()
                .filter(step -> given
                        ? Chart.dose(step) && step.phase() != TherapyPhase.RESUMED
                        : step.phase() == TherapyPhase.PLANNED)
                .map(Fact::at)
                .toList();
    }

    private Maybe beyond(Parameter analyte, Instant from) {
        Instant earliest = howard && chart.now().minus(Duration.ofDays(1)).isAfter(from.minusNanos(1))
                ? chart.now().minus(Duration.ofDays(1)).plusNanos(1)
                : from;
        List<Measured> counted = chart.results(analyte, earliest).stream()
                .filter(result -> analyte == Parameter.URATE
                        || analyte == Parameter.CALCIUM
                        || chart.told(ClinicalFinding.class).stream()
                                .noneMatch(finding -> finding.kind() == FindingKind.HAEMOLYSED_SAMPLE
                                        && Chart.seen(finding)
                                        && finding.at().equals(result.at())))
                .toList();
        if (counted.isEmpty()) {
            return Maybe.OPEN;
        }
        return counted.stream()
                .map(result -> beyond(analyte, result).or(howard ? Maybe.NO : changed(analyte, result)))
                .reduce(Maybe.NO, Maybe::or);
    }

    private Maybe beyond(Parameter analyte, Measured result) {
        return switch (analyte) {
            case URATE -> Maybe.from(result, new BigDecimal(8), false);
            case POTASSIUM -> Maybe.from(result, new BigDecimal(6), false);
            case PHOSPHATE -> {
                Integer years = chart.years();
                Maybe adult = Maybe.from(result, new BigDecimal("4.5"), false);
                Maybe child = Maybe.from(result, new BigDecimal("6.5"), false);
                yield years == null
                        ? new Maybe(adult.surely() && child.surely(), adult.perhaps() || child.perhaps())
                        : years < 18 ? child : adult;
            }
            default -> {
                BigDecimal corrected = corrected(result);
                yield corrected == null ? Maybe.OPEN : atMost(result.quantity().bound(), corrected, new BigDecimal(7));
            }
        };
    }

    private static Maybe atMost(Quantity.Bound bound, BigDecimal value, BigDecimal limit) {
        Maybe above = Maybe.from(bound, value, limit, true);
        return new Maybe(!above.perhaps(), !above.surely());
    }

    private @Nullable BigDecimal corrected(Measured calcium) {
        List<Measured> albumins = chart.results(Parameter.ALBUMIN);
        Measured before = Chart.last(albumins.stream()
                .filter(albumin -> !albumin.at().isAfter(calcium.at()))
                .toList());
        Measured albumin = before != null ? before : albumins.isEmpty() ? null : albumins.get(0);
        return albumin == null || albumin.quantity().bound() != Quantity.Bound.EXACT
                ? null
                : calcium.quantity()
                        .value()
                        .add(new BigDecimal("0.8")
                                .multiply(new BigDecimal(4)
                                        .subtract(albumin.quantity().value())));
    }

    private @Nullable BigDecimal told(Parameter analyte) {
        BigDecimal told = chart.toldBefore(analyte);
        BigDecimal albumin = chart.toldBefore(Parameter.ALBUMIN);
        return told == null || analyte != Parameter.CALCIUM
                ? told
                : albumin == null
                        ? null
                        : told.add(new BigDecimal("0.8").multiply(new BigDecimal(4).subtract(albumin)));
    }

    private Maybe changed(Parameter analyte, Measured result) {
        BigDecimal value = analyte == Parameter.CALCIUM
                ? corrected(result)
                : result.quantity().value();
        if (value == null) {
            return Maybe.OPEN;
        }
        Measured before = chart.before(analyte, Set.of());
        Instant first = chart.firstDose(Set.of());
        boolean earlier = before == null
                ? first == null || result.at().isBefore(first)
                : !result.at().isAfter(before.at());
        if (earlier) {
            return Maybe.NO;
        }
        BigDecimal measured = before == null || before.quantity().bound() != Quantity.Bound.EXACT
                ? null
                : analyte == Parameter.CALCIUM
                        ? corrected(before)
                        : before.quantity().value();
        BigDecimal baseline = measured == null ? told(analyte) : measured;
        if (baseline == null) {
            return Maybe.OPEN;
        }
        return analyte == Parameter.CALCIUM
                ? atMost(result.quantity().bound(), value, baseline.multiply(new BigDecimal("0.75")))
                : Maybe.from(result.quantity().bound(), value, baseline.multiply(new BigDecimal("1.25")), false);
    }

    private int clinical(Instant from, boolean possible) {
        if (stands(FindingKind.DIALYSIS, from)) {
            return 4;
        }
        boolean seizure = chart.told(NeuroFinding.class).stream()
                .anyMatch(found -> found.finding() instanceof Finding.Seizure
                        && !found.at().isBefore(from));
        Maybe kidney = kidneyHowever();
        boolean suffers =
                seizure || stands(FindingKind.ARRHYTHMIA, from) || (possible ? kidney.perhaps() : kidney.surely());
        return suffers ? 2 : 1;
    }

    private boolean stands(FindingKind kind, Instant from) {
        ClinicalFinding finding = chart.standing(kind);
        return finding != null && !finding.at().isBefore(from);
    }

    private Maybe kidneyHowever() {
        Measured creatinine = chart.newest(Parameter.CREATININE);
        if (creatinine == null) {
            return Maybe.OPEN;
        }
        BigDecimal uln = chart.uln(creatinine);
        BigDecimal baseline = chart.baseline(Parameter.CREATININE, Set.of());
        Maybe high = Maybe.from(creatinine, uln == null ? null : uln.multiply(new BigDecimal("1.5")), false);
        return high.or(Maybe.from(creatinine, baseline == null ? null : baseline.add(new BigDecimal("0.3")), false));
    }

    private int kidney(boolean possible) {
        Measured creatinine = chart.newest(Parameter.CREATININE);
        if (creatinine == null) {
            return possible ? 4 : 1;
        }
        BigDecimal uln = chart.uln(creatinine);
        int grade = 1;
        String[] multiples = {"1.5", "3", "6"};
        for (int i = 0; i < multiples.length; i++) {
            Maybe above = Maybe.from(creatinine, uln == null ? null : uln.multiply(new BigDecimal(multiples[i])), true);
            grade = (possible ? above.perhaps() : above.surely()) ? i + 2 : grade;
        }
        return grade;
    }
}
