// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** What the label of asparaginase Erwinia asks for, by going through the history once more at every instant. */
record CrisantaspaseLabel(Chart chart) {
    private static final Set<Product> PRODUCT = Set.of(Product.ASPARAGINASE_ERWINIA_RYWN);
    private static final List<FindingKind> TOXICITIES = List.of(
            FindingKind.HYPERSENSITIVITY, FindingKind.PANCREATITIS, FindingKind.THROMBOSIS, FindingKind.BLEEDING);

    /** What the past left. */
    private static final class Past {
        private boolean pancreas;
        private boolean liver;
        private boolean other;
        private boolean ended;
        private Instant released = Instant.MAX;

        boolean held() {
            return pancreas || liver || other;
        }
    }

    @Nullable
    Says says() {
        Instant first = chart.firstDose(PRODUCT);
        if (first == null) {
            return null;
        }
        TreeSet<Instant> instants = new TreeSet<>();
        chart.all().stream().map(Fact::at).filter(at -> !at.isBefore(first)).forEach(instants::add);
        Past past = new Past();
        for (Instant at : instants.headSet(chart.now(), true)) {
            follow(new Chart(chart.all(), at), past);
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Instant dose = dose(chart);
        boolean over = !chart.now().isBefore(dose.plus(Duration.ofDays(28)));
        if (past.ended) {
            flags.add(Flag.DISCONTINUE_PERMANENTLY);
        }
        if (over) {
            return Says.of(0, 0, flags);
        }
        if (!past.ended && past.held()) {
            flags.add(Flag.HOLD);
        }
        boolean resumes = !past.held() && !past.released.equals(Instant.MAX);
        if (!past.ended && resumes) {
            flags.add(Flag.RESUME_POSSIBLE);
        }
        activity(flags);
        if (!past.ended && !past.held() && !resumes) {
            window(dose, flags);
        }
        return graded(flags);
    }

    private static Instant dose(Chart chart) {
        return chart.steps(PRODUCT).stream()
                .filter(Chart::dose)
                .map(Fact::at)
                .filter(at -> !at.isAfter(chart.now()))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    private static void follow(Chart then, Past past) {
        Instant dose = dose(then);
        if (!then.now().isBefore(dose.plus(Duration.ofDays(28)))) {
            past.pancreas = false;
            past.liver = false;
            past.other = false;
            past.released = Instant.MAX;
            return;
        }
        boolean before = past.held();
        ClinicalFinding pancreatitis = then.standing(FindingKind.PANCREATITIS);
        past.pancreas = pancreatitis != null
                || above(then, Parameter.LIPASE, "2").surely()
                || above(then, Parameter.AMYLASE, "2").surely()
                || (past.pancreas && !(below(then, Parameter.LIPASE, "1.5") && below(then, Parameter.AMYLASE, "1.5")));
        past.liver = above(then, Parameter.BILIRUBIN_TOTAL, "3").surely()
                || (past.liver && above(then, Parameter.BILIRUBIN_TOTAL, "1.5").perhaps());
        int clot = grade(then, FindingKind.THROMBOSIS);
        past.other = (clot >= 1 && clot <= 3) || grade(then, FindingKind.BLEEDING) >= 3;
        past.ended |= grade(then, FindingKind.HYPERSENSITIVITY) >= 3
                || clot >= 4
                || grade(then, FindingKind.PANCREATITIS) >= 4
                || (pancreatitis != null
                        && pancreatitis.value() instanceof FindingValue.Extent extent
                        && extent.degree() == FindingValue.Degree.SEVERE)
                || above(then, Parameter.BILIRUBIN_TOTAL, "10").surely();
        if (before && !past.held()) {
            past.released = then.now();
        } else if (past.held() || past.released.isBefore(dose)) {
            past.released = Instant.MAX;
        }
    }

    /** One that nobody graded is the lowest. */
    private static int grade(Chart then, FindingKind kind) {
        ClinicalFinding seen = then.standing(kind);
        if (seen == null) {
            return 0;
        }
        Integer told = seen.grade();
        return told == null ? 1 : told;
    }

    private static Maybe above(Chart then, Parameter parameter, String multiple) {
        Measured newest = then.newest(parameter);
        BigDecimal uln = newest == null ? null : then.uln(newest);
        return Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), true);
    }

    private static boolean below(Chart then, Parameter parameter, String multiple) {
        Measured newest = then.newest(parameter);
        BigDecimal uln = newest == null ? null : then.uln(newest);
        return !Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), false)
                .perhaps();
    }

    private void activity(Set<Flag> flags) {
        List<Measured> levels = chart.results(Parameter.ASPARAGINASE_ACTIVITY);
        if (!levels.isEmpty() && low(levels.get(levels.size() - 1), "0.1")) {
            flags.add(Flag.SUBTHERAPEUTIC);
            boolean again = levels.size() > 1 && low(levels.get(levels.size() - 2), "0.1");
            if (again && chart.standing(FindingKind.HYPERSENSITIVITY) == null) {
                flags.add(Flag.SILENT_INACTIVATION);
            }
        }
        for (Parameter each : List.of(Parameter.FIBRINOGEN, Parameter.ANTITHROMBIN)) {
            Measured newest = chart.newest(each);
            if (newest != null && low(newest, "50")) {
                flags.add(Flag.LOW);
            }
        }
    }

    private static boolean low(Measured result, String limit) {
        return !Maybe.from(result, new BigDecimal(limit), false).perhaps();
    }

    private void window(Instant dose, Set<Flag> flags) {
        List<TherapyStep> done = chart.steps(PRODUCT).stream()
                .filter(step ->
                        step.phase() != TherapyPhase.PLANNED && !step.at().isAfter(chart.now()))
                .toList();
        Instant newest = done.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
        boolean goesOn = done.stream().anyMatch(step -> step.at().equals(newest) && Chart.dose(step));
        if (!goesOn) {
            return;
        }
        boolean wednesday = dose.atZone(ZoneOffset.UTC).getDayOfWeek() == DayOfWeek.WEDNESDAY;
        Duration since = Duration.between(dose, chart.now());
        if (since.compareTo(Duration.ofHours(wednesday ? 58 : 50)) >= 0) {
            flags.add(Flag.DOSE_LATE);
        } else if (since.compareTo(Duration.ofHours(wednesday ? 53 : 46)) >= 0) {
            flags.add(Flag.DOSE_DUE);
        }
    }

    private Says graded(Set<Flag> flags) {
        int grade = 0;
        int upper = 0;
        LaboratoryGrades laboratory = new LaboratoryGrades(chart, PRODUCT);
        for (Parameter each : List.of(Parameter.LIPASE, Parameter.AMYLASE, Parameter.BILIRUBIN_TOTAL)) {
            int[] range = laboratory.range(each, 4);
            grade = Math.max(grade, range[0]);
            upper = Math.max(upper, range[1]);
        }
        for (FindingKind kind : TOXICITIES) {
            ClinicalFinding seen = chart.standing(kind);
            if (seen != null) {
                grade = Math.max(grade, Math.min(4, grade(chart, kind)));
                upper = Math.max(upper, seen.grade() == null ? 4 : 0);
            }
        }
        return Says.of(grade, upper, flags);
    }
}
