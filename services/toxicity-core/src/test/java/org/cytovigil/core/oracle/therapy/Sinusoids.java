// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/** Veno-occlusive disease of adults by EBMT 2016: the diagnosis, then the highest class that two criteria reach. */
record Sinusoids(Chart chart) {
    static final Set<Product> THERAPIES = Set.of(Product.INOTUZUMAB_OZOGAMICIN, Product.ALLOGENEIC_TRANSPLANT);

    /** A class that a criterion proves, and one that it may reach. */
    private record Reach(int proven, int possible) {}

    boolean begun() {
        return chart.firstDose(THERAPIES) != null
                && (Stream.of(Parameter.BILIRUBIN_TOTAL, Parameter.ALT, Parameter.AST)
                                .anyMatch(each -> chart.newest(each) != null)
                        || LiverVeins.BEARING.stream().anyMatch(chart::looked));
    }

    private Maybe yellow() {
        return Maybe.from(chart.newest(Parameter.BILIRUBIN_TOTAL), new BigDecimal(2), false);
    }

    private Maybe painful() {
        ClinicalFinding liver = chart.standing(FindingKind.HEPATOMEGALY);
        return Maybe.of(liver != null && Boolean.TRUE.equals(liver.painful()));
    }

    private Maybe ascites() {
        return Maybe.of(chart.standing(FindingKind.ASCITES) != null);
    }

    record Weight(Instant at, BigDecimal value, Quantity.Bound bound) {}

    /** Weights that were measured, and those told with the patient. */
    List<Weight> weights() {
        return chart.all().stream()
                .filter(fact -> !fact.at().isAfter(chart.now()))
                .flatMap(fact -> fact instanceof Measured measured && measured.parameter() == Parameter.WEIGHT
                        ? Stream.of(new Weight(
                                fact.at(),
                                measured.quantity().value(),
                                measured.quantity().bound()))
                        : fact instanceof PatientDetails details && details.weightKg() != null
                                ? Stream.of(new Weight(fact.at(), details.weightKg(), Quantity.Bound.EXACT))
                                : Stream.empty())
                .toList();
    }

    Maybe gained(String factor, boolean more) {
        List<Weight> weights = weights();
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
                : Maybe.from(newest.bound(), newest.value(), usual.multiply(new BigDecimal(factor)), more);
    }

    @Nullable
    Says says() {
        if (!begun()) {
            return null;
        }
        Maybe diagnosis = diagnosis(held());
        if (!diagnosis.perhaps()) {
            return Says.of(0, 0, List.of());
        }
        List<Reach> criteria = criteria();
        int proven = risen(Math.max(1, second(criteria, false)));
        int possible = risen(Math.max(1, second(criteria, true)));
        return Says.of(diagnosis.surely() ? proven : 0, possible, List.of());
    }

    private static int second(List<Reach> criteria, boolean possible) {
        List<Integer> classes = criteria.stream()
                .map(each -> possible ? each.possible() : each.proven())
                .sorted(Comparator.reverseOrder())
                .toList();
        return classes.size() < 2 ? 0 : classes.get(1);
    }

    /** Whether the diagnosis held before: another dose does not end it. */
    private boolean held() {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Fact fact : chart.all()) {
            instants.add(fact.at());
            instants.add(fact.at().plus(Duration.ofDays(21)).plusSeconds(1));
        }
        boolean held = false;
        for (Instant at : instants.headSet(chart.now(), false)) {
            Sinusoids then = new Sinusoids(new Chart(chart.all(), at));
            held = then.begun() && then.diagnosis(held).surely();
        }
        return held;
    }

    private Maybe diagnosis(boolean held) {
        Maybe classical = yellow().and(Maybe.many(2, painful(), gained("1.05", true), ascites()));
        Instant dose = chart.steps(THERAPIES).stream()
                .filter(Chart::dose)
                .map(Fact::at)
                .filter(at -> !at.isAfter(chart.now()))
                .max(Instant::compareTo)
                .orElseThrow();
        if (!held && !chart.now().isAfter(dose.plus(Duration.ofDays(21)))) {
            return classical;
        }
        ClinicalFinding gradient = chart.standing(FindingKind.HVPG);
        boolean pressure = gradient != null
                && gradient.value() instanceof FindingValue.Amount amount
                && amount.number().compareTo(BigDecimal.TEN) >= 0;
        boolean flow = pressure || chart.standing(FindingKind.LIVER_ULTRASOUND_VOD) != null;
        Maybe two = Maybe.many(2, yellow(), painful(), gained("1.05", true), ascites());
        return classical
                .or(Maybe.of(chart.standing(FindingKind.LIVER_HISTOLOGY_VOD) != null))
                .or(two.and(Maybe.of(flow)));
    }

    private List<Reach> criteria() {
        List<Reach> all = new ArrayList<>();
        Instant since = since();
        if (since != null) {
            Duration days = Duration.between(since, chart.now());
            int reached = days.compareTo(Duration.ofDays(5)) < 0 ? 3 : days.compareTo(Duration.ofDays(7)) <= 0 ? 2 : 1;
            all.add(new Reach(reached, reached));
        }
        all.add(bilirubin());
        boolean doubled = doubled();
        all.add(new Reach(doubled ? 3 : 0, doubled ? 3 : 0));
        all.add(transaminases());
        Maybe five = gained("1.05", false);
        boolean known = five.surely() || !five.perhaps();
        int weight = gained("1.10", false).surely() ? 4 : five.surely() ? 3 : 1;
        all.add(known ? new Reach(weight, weight) : new Reach(0, 4));
        all.add(kidney());
        return all;
    }

    /** Since when any of the signs has been there without a pause. */
    private @Nullable Instant since() {
        TreeSet<Instant> instants = new TreeSet<>();
        chart.all().forEach(fact -> instants.add(fact.at()));
        Instant since = null;
        for (Instant at : instants.headSet(chart.now(), true)) {
            Sinusoids then = new Sinusoids(new Chart(chart.all(), at));
            boolean any = then.begun()
                    && (then.yellow().surely()
                            || then.painful().surely()
                            || then.gained("1.05", true).surely()
                            || then.ascites().surely());
            since = !any ? null : since == null ? at : since;
        }
        return since;
    }

    private Reach bilirubin() {
        Measured newest = chart.newest(Parameter.BILIRUBIN_TOTAL);
        if (newest == null) {
            return new Reach(0, 4);
        }
        int proven = 0;
        int possible = 0;
        int reached = 1;
        for (String from : List.of("2", "3", "5", "8")) {
            Maybe holds = Maybe.from(newest, new BigDecimal(from), false);
            proven = holds.surely() ? reached : proven;
            possible = holds.perhaps() ? reached : possible;
            reached++;
        }
        return new Reach(proven, possible);
    }

    boolean doubled() {
        return chart.doubled(Parameter.BILIRUBIN_TOTAL, Duration.ofDays(2));
    }

    private Reach transaminases() {
        int proven = 0;
        int possible = 0;
        boolean known = false;
        for (Parameter each : List.of(Parameter.ALT, Parameter.AST)) {
            Measured newest = chart.newest(each);
            if (newest == null) {
                continue;
            }
            BigDecimal uln = chart.uln(newest);
            known |= uln != null;
            int reached = 2;
            for (String multiple : List.of("2", "5", "8")) {
                Maybe holds = Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), true);
                proven = holds.surely() ? Math.max(proven, reached) : proven;
                possible = holds.perhaps() ? Math.max(possible, reached) : possible;
                reached++;
            }
        }
        return known ? new Reach(Math.max(1, proven), Math.max(1, possible)) : new Reach(proven, 4);
    }

    private Reach kidney() {
        Measured newest = chart.newest(Parameter.CREATININE);
        BigDecimal baseline = chart.baseline(Parameter.CREATININE, THERAPIES);
        int proven = newest == null || baseline == null ? 0 : 1;
        int possible = newest == null || baseline == null ? 4 : 1;
        int reached = 2;
        for (String multiple : List.of("1.2", "1.5", "2")) {
            if (newest != null && baseline != null) {
                Maybe holds = Maybe.from(newest, baseline.multiply(new BigDecimal(multiple)), false);
                proven = holds.surely() ? reached : proven;
                possible = holds.perhaps() ? reached : possible;
            }
            reached++;
        }
        Maybe failure = Maybe.of(chart.standing(FindingKind.MULTI_ORGAN_FAILURE) != null)
                .or(Maybe.many(2, new Maybe(proven == 4, possible == 4), lungs(), Maybe.of(brain())));
        return new Reach(failure.surely() ? 4 : proven, failure.perhaps() ? 4 : possible);
    }

    /** More than low flow, by the worst of what was charted last. */
    private Maybe lungs() {
        List<OxygenSupport> supports = chart.told(OxygenSupport.class);
        return supports.stream()
                .filter(support ->
                        support.at().equals(supports.get(supports.size() - 1).at()))
                .map(support -> flowMissing(support) ? Maybe.OPEN : Maybe.of(aboveLowFlow(support)))
                .reduce(Maybe.NO, Maybe::or);
    }

    static boolean flowMissing(OxygenSupport support) {
        return support.device() == OxygenDevice.NASAL_CANNULA && support.flow() == null;
    }

    private static boolean aboveLowFlow(OxygenSupport support) {
        return switch (support.device()) {
            case ROOM_AIR, BLOW_BY -> false;
            case NASAL_CANNULA -> support.flow() != null && support.flow().compareTo(new BigDecimal(6)) > 0;
            default -> true;
        };
    }

    private boolean brain() {
        NeuroFinding level = Chart.last(chart.told(NeuroFinding.class).stream()
                .filter(found -> found.finding() instanceof Finding.Consciousness)
                .toList());
        Finding.Level told = level == null ? Finding.Level.ALERT : ((Finding.Consciousness) level.finding()).level();
        boolean deep = told == Finding.Level.TO_TACTILE || told == Finding.Level.UNAROUSABLE;
        return deep || OtherScale.grade(chart, "astct-icans-2019") >= 3;
    }

    private int risen(int severity) {
        PatientDetails person = chart.person();
        Integer factors = person == null || person.baseline() == null
                ? null
                : person.baseline().vodRiskFactors();
        return factors != null && factors >= 2 && severity < 3 ? severity + 1 : severity;
    }
}
