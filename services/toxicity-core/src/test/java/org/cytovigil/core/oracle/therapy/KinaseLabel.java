// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** What the labels of tyrosine kinase inhibitors ask for, by going through the history once more. */
record KinaseLabel(Chart chart) {
    private static final Set<Product> PRODUCTS =
            EnumSet.of(Product.IMATINIB, Product.DASATINIB, Product.NILOTINIB, Product.PONATINIB);

    /** What the past left. */
    private static final class Past {
        private @Nullable Instant longQt;
        private boolean reduced;
        private boolean reducesNow;
        private boolean liver;
        private boolean ended;
    }

    @Nullable
    Says says() {
        Instant first = chart.firstDose(PRODUCTS);
        if (first == null) {
            return null;
        }
        TreeSet<Instant> instants = new TreeSet<>();
        for (Fact fact : chart.all()) {
            instants.add(fact.at());
            instants.add(fact.at().plus(Duration.ofDays(14)));
        }
        instants.add(chart.now());
        Past past = new Past();
        for (Instant at : instants.subSet(first, true, chart.now(), true)) {
            new KinaseLabel(new Chart(chart.all(), at)).follow(past);
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (past.ended) {
            flags.add(Flag.DISCONTINUE_PERMANENTLY);
        }
        int[] range = new int[2];
        boolean taken = false;
        for (Product product : PRODUCTS) {
            if (taken(product)) {
                taken = true;
                weigh(product, past, flags, range);
            }
        }
        Says says = Says.of(range[0], range[1], flags);
        if (taken && !philadelphia()) {
            flags.add(Flag.PHILADELPHIA_UNKNOWN);
            says = Says.of(range[0], range[1], flags).partial();
        }
        return says;
    }

    private boolean philadelphia() {
        LeukaemiaMarker marker = Chart.last(chart.told(LeukaemiaMarker.class).stream()
                .filter(told -> told.name() == MarkerName.BCR_ABL1)
                .toList());
        return marker != null && marker.value().equals("POSITIVE");
    }

    private boolean taken(Product product) {
        List<TherapyStep> done = chart.steps(Set.of(product)).stream()
                .filter(step ->
                        step.phase() != TherapyPhase.PLANNED && !step.at().isAfter(chart.now()))
                .toList();
        if (done.stream().noneMatch(Chart::dose)) {
            return false;
        }
        Instant newest = done.get(done.size() - 1).at();
        // Of one instant a stop comes before a start.
        return done.stream()
                .filter(step -> step.at().equals(newest))
                .anyMatch(step -> step.phase() != TherapyPhase.STOPPED);
    }

    private void follow(Past past) {
        past.liver &= taken(Product.IMATINIB);
        past.reducesNow = false;
        if (taken(Product.NILOTINIB)) {
            qtc(past);
        } else {
            past.longQt = null;
        }
        if (taken(Product.DASATINIB)) {
            past.ended |= chart.standing(FindingKind.PULMONARY_HYPERTENSION) != null;
        }
        if (taken(Product.PONATINIB)) {
            past.ended |= grade(FindingKind.ARTERIAL_OCCLUSION) >= 3 || ponatinibLiver();
        }
        if (taken(Product.IMATINIB)) {
            boolean high = above(Parameter.BILIRUBIN_TOTAL, "3").surely()
                    || above(Parameter.ALT, "5").surely()
                    || above(Parameter.AST, "5").surely();
            boolean back =
                    back(Parameter.BILIRUBIN_TOTAL, "1.5") && back(Parameter.ALT, "2.5") && back(Parameter.AST, "2.5");
            past.liver = high || (past.liver && !back);
        }
    }

    private boolean ponatinibLiver() {
        return (above(Parameter.ALT, "3").surely() || above(Parameter.AST, "3").surely())
                && above(Parameter.BILIRUBIN_TOTAL, "2").surely()
                && chart.newest(Parameter.ALP) != null
                && !from(Parameter.ALP, "2").perhaps();
    }

    private void qtc(Past past) {
        Measured newest = chart.newest(Parameter.QTCF);
        if (newest == null) {
            past.longQt = null;
            return;
        }
        boolean isLong = Maybe.from(newest, new BigDecimal(480), true).surely();
        if (isLong && past.reduced) {
            past.ended = true;
            past.longQt = null;
            return;
        }
        if (!isLong && (past.longQt == null || near(newest))) {
            past.longQt = null;
            past.reducesNow = past.reduced;
            return;
        }
        past.longQt = past.longQt == null ? chart.now() : past.longQt;
        if (!isLong && !chart.now().isBefore(past.longQt.plus(Duration.ofDays(14)))) {
            past.longQt = null;
            past.reduced = true;
            past.reducesNow = true;
        }
    }

    /** Below 450 ms and within 20 ms of the baseline. */
    private boolean near(Measured newest) {
        BigDecimal baseline = chart.baseline(Parameter.QTCF, PRODUCTS);
        boolean close = baseline == null
                || !Maybe.from(newest, baseline.add(new BigDecimal(20)), true).perhaps();
        return close && !Maybe.from(newest, new BigDecimal(450), false).perhaps();
    }

    private void weigh(Product product, Past past, Set<Flag> flags, int[] range) {
        need(range, 3, Parameter.QTCF);
        switch (product) {
            case NILOTINIB -> {
                Measured potassium = chart.newest(Parameter.POTASSIUM);
                BigDecimal lln = potassium == null ? null : chart.limit(potassium, false);
                if (lln != null && !Maybe.from(potassium, lln, false).perhaps()) {
                    flags.add(Flag.CORRECT_ELECTROLYTES);
                }
                if (past.longQt != null) {
                    flags.add(Flag.HOLD);
                }
                if (past.reducesNow) {
                    flags.add(Flag.REDUCE);
                }
            }
            case DASATINIB -> {
                need(range, 4, Parameter.ANC, Parameter.PLATELETS);
                found(range, FindingKind.PLEURAL_EFFUSION, FindingKind.PULMONARY_HYPERTENSION);
                hold(
                        flags,
                        grade(FindingKind.PLEURAL_EFFUSION) >= 2
                                || low(Parameter.ANC, "0.5")
                                || low(Parameter.PLATELETS, "10"));
            }
            case PONATINIB -> {
                need(range, 4, Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL, Parameter.LIPASE);
                found(range, FindingKind.ARTERIAL_OCCLUSION);
                int occlusion = grade(FindingKind.ARTERIAL_OCCLUSION);
                boolean liver = above(Parameter.ALT, "3").surely()
                        || above(Parameter.AST, "3").surely();
                boolean pancreas = chart.standing(FindingKind.PANCREATITIS) != null
                        && above(Parameter.LIPASE, "2").surely();
                hold(flags, occlusion == 1 || occlusion == 2 || (liver && !ponatinibLiver()) || pancreas);
                if (occlusion == 2) {
                    flags.add(Flag.REDUCE);
                }
            }
            default -> {
                need(range, 4, Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL);
                hold(flags, past.liver);
            }
        }
    }

    private static void hold(Set<Flag> flags, boolean holds) {
        if (holds) {
            flags.add(Flag.HOLD);
        }
    }

    private void need(int[] range, int worst, Parameter... parameters) {
        LaboratoryGrades laboratory = new LaboratoryGrades(chart, PRODUCTS);
        for (Parameter each : parameters) {
            int[] one = laboratory.range(each, worst);
            range[0] = Math.max(range[0], one[0]);
            range[1] = Math.max(range[1], one[1]);
        }
    }

    private void found(int[] range, FindingKind... kinds) {
        for (FindingKind kind : kinds) {
            ClinicalFinding seen = chart.standing(kind);
            if (seen != null) {
                range[0] = Math.max(range[0], Math.min(4, grade(kind)));
                range[1] = Math.max(range[1], seen.grade() == null ? 4 : 0);
            }
        }
    }

    /** One that nobody graded is the lowest. */
    private int grade(FindingKind kind) {
        ClinicalFinding seen = chart.standing(kind);
        if (seen == null) {
            return 0;
        }
        Integer told = seen.grade();
        return told == null ? 1 : told;
    }

    private Maybe above(Parameter parameter, String multiple) {
        return limited(parameter, multiple, true);
    }

    private Maybe from(Parameter parameter, String multiple) {
        return limited(parameter, multiple, false);
    }

    private Maybe limited(Parameter parameter, String multiple, boolean strictly) {
        Measured newest = chart.newest(parameter);
        BigDecimal uln = newest == null ? null : chart.uln(newest);
        return Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), strictly);
    }

    private boolean back(Parameter parameter, String multiple) {
        return chart.newest(parameter) == null || !from(parameter, multiple).perhaps();
    }

    private boolean low(Parameter parameter, String limit) {
        Measured newest = chart.newest(parameter);
        return newest != null
                && !Maybe.from(newest, new BigDecimal(limit), false).perhaps();
    }
}
