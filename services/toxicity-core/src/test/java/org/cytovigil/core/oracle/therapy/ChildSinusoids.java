// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Veno-occlusive disease of children by EBMT 2018: the worst criterion makes the class, two of four very severe. */
record ChildSinusoids(Chart chart) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int ADULT = 18;

    /** A class that a criterion proves, and one that it may reach. */
    private record Reach(int proven, int possible) {}

    @Nullable
    Says says() {
        Integer years = chart.years();
        Sinusoids adult = new Sinusoids(chart);
        if (years == null || years >= ADULT || !adult.begun()) {
            return null;
        }
        Maybe weight = adult.gained("1.05", true)
                .or(Maybe.of(chart.standing(FindingKind.DIURETIC) != null
                        && risesDaily(adult.weights().stream()
                                .map(each -> new Point(each.at(), each.value()))
                                .toList())));
        Maybe bilirubin = bilirubin();
        Maybe diagnosis = Maybe.many(
                2,
                Maybe.of(transfusedDays() > 0),
                weight,
                Maybe.of(chart.standing(FindingKind.HEPATOMEGALY) != null),
                Maybe.of(chart.standing(FindingKind.ASCITES) != null),
                bilirubin);
        if (!diagnosis.perhaps()) {
            return Says.of(0, 0, List.of());
        }
        return Says.of(diagnosis.surely() ? grade(false) : 0, grade(true), List.of());
    }

    private record Point(Instant at, BigDecimal value) {}

    private boolean risesDaily(List<Point> points) {
        BigDecimal before = null;
        for (int day = 2; day >= 0; day--) {
            Instant from = chart.now().minus(DAY.multipliedBy(day + 1L));
            Instant until = chart.now().minus(DAY.multipliedBy(day));
            Point last = Chart.last(points.stream()
                    .filter(point -> point.at().isAfter(from) && !point.at().isAfter(until))
                    .toList());
            if (last == null || (before != null && last.value().compareTo(before) <= 0)) {
                return false;
            }
            before = last.value();
        }
        return true;
    }

    /** High already before the therapy, it is of the disease and counts for nothing. */
    private boolean ofTheDisease() {
        Measured before = chart.before(Parameter.BILIRUBIN_TOTAL, Sinusoids.THERAPIES);
        BigDecimal told = chart.toldBefore(Parameter.BILIRUBIN_TOTAL);
        return before != null
                ? Maybe.from(before, new BigDecimal(2), false).surely()
                : told != null && told.compareTo(new BigDecimal(2)) >= 0;
    }

    private Maybe yellow() {
        return ofTheDisease()
                ? Maybe.NO
                : Maybe.from(chart.newest(Parameter.BILIRUBIN_TOTAL), new BigDecimal(2), false);
    }

    private Maybe bilirubin() {
        if (ofTheDisease()) {
            return Maybe.NO;
        }
        List<Measured> recent = chart.within(Parameter.BILIRUBIN_TOTAL, DAY.multipliedBy(3));
        boolean rises = risesDaily(recent.stream()
                .map(result -> new Point(result.at(), result.quantity().value()))
                .toList());
        Maybe high = yellow().surely() && recent.isEmpty() ? Maybe.OPEN : yellow();
        return Maybe.of(rises).or(high);
    }

    private int transfusedDays() {
        int days = 0;
        while (days < 9 && transfused(days)) {
            days++;
        }
        return days;
    }

    private boolean transfused(int day) {
        Instant from = chart.now().minus(DAY.multipliedBy(day + 1L));
        Instant until = chart.now().minus(DAY.multipliedBy(day));
        return chart.told(ClinicalFinding.class).stream()
                .anyMatch(finding -> finding.kind() == FindingKind.TRANSFUSION_PLATELETS
                        && Chart.seen(finding)
                        && finding.at().isAfter(from)
                        && !finding.at().isAfter(until));
    }

    private int grade(boolean possible) {
        List<Reach> qualifying = List.of(liver(), platelets(), jaundice(), fluid());
        List<Reach> all = new ArrayList<>(qualifying);
        boolean doubled = !ofTheDisease() && new Sinusoids(chart).doubled();
        all.add(new Reach(doubled ? 3 : 0, doubled ? 3 : 0));
        all.add(oxygen());
        all.add(brain());
        List<Integer> classes = classes(qualifying, possible);
        if (classes.get(1) >= 3) {
            return 4;
        }
        return Math.min(3, Math.max(1, classes(all, possible).get(0)));
    }

    private static List<Integer> classes(List<Reach> some, boolean possible) {
        return some.stream()
                .map(each -> possible ? each.possible() : each.proven())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private Reach liver() {
        int proven = 0;
        int possible = 0;
        boolean known = false;
        for (Parameter each : List.of(Parameter.ALT, Parameter.AST, Parameter.GLDH)) {
            Measured newest = chart.newest(each);
            if (newest == null) {
                continue;
            }
            BigDecimal uln = chart.uln(newest);
            known |= uln != null;
            int reached = 2;
            for (String multiple : List.of("2", "5")) {
                Maybe holds = Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), true);
                proven = holds.surely() ? Math.max(proven, reached) : proven;
                possible = holds.perhaps() ? Math.max(possible, reached) : possible;
                reached++;
            }
        }
        return known ? new Reach(Math.max(1, proven), Math.max(1, possible)) : new Reach(proven, 3);
    }

    private Reach platelets() {
        int days = transfusedDays();
        int reached = days > 7 ? 3 : days >= 3 ? 2 : days > 0 ? 1 : 0;
        return new Reach(reached, reached);
    }

    private Reach jaundice() {
        Maybe yellow = yellow();
        return new Reach(yellow.surely() ? 3 : 1, yellow.perhaps() ? 3 : 1);
    }

    private Reach fluid() {
        ClinicalFinding ascites = chart.standing(FindingKind.ASCITES);
        int reached = ascites == null ? 0 : 2;
        if (ascites != null && ascites.value() instanceof FindingValue.Extent extent) {
            reached = switch (extent.degree()) {
                case NONE -> 0;
                case MINIMAL, MILD -> 1;
                case MODERATE -> 2;
                case SEVERE, PARACENTESIS -> 3;
            };
        }
        return new Reach(reached, reached);
    }

    /** Of several of one instant the worst. */
    private Reach oxygen() {
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        List<OxygenSupport> newest = supports.stream()
                .filter(support ->
                        support.at().equals(supports.get(supports.size() - 1).at()))
                .toList();
        int reached = newest.stream().mapToInt(ChildSinusoids::ofDevice).max().orElse(0);
        boolean open = newest.stream().anyMatch(Sinusoids::flowMissing);
        return new Reach(reached, open ? Math.max(2, reached) : reached);
    }

    private static int ofDevice(OxygenSupport support) {
        boolean much = support.flow() != null && support.flow().compareTo(new BigDecimal(2)) > 0;
        return switch (support.device()) {
            case ROOM_AIR -> 0;
            case CPAP, BIPAP, INVASIVE_VENTILATION -> 3;
            case NASAL_CANNULA, BLOW_BY -> much ? 2 : 0;
            default -> 2;
        };
    }

    private Reach brain() {
        NeuroFinding level = Chart.last(chart.told(NeuroFinding.class).stream()
                .filter(found -> found.finding() instanceof Finding.Consciousness)
                .toList());
        Instant course = chart.firstDose(Sinusoids.THERAPIES);
        boolean impaired = level != null
                && course != null
                && !level.at().isBefore(course)
                && Stream.of(Finding.Level.TO_VOICE, Finding.Level.TO_TACTILE, Finding.Level.UNAROUSABLE)
                        .anyMatch(each -> each == ((Finding.Consciousness) level.finding()).level());
        return new Reach(impaired ? 3 : 0, impaired ? 3 : 0);
    }
}
