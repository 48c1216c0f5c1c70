// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** What the label of inotuzumab ozogamicin asks for, by going through the history once more. */
record OzogamicinLabel(Chart chart) {
    private static final Set<Product> PRODUCT = Set.of(Product.INOTUZUMAB_OZOGAMICIN);
    private static final List<Parameter> LIVER = List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL);
    private static final int ADULT = 18;

    @Nullable
    Says says() {
        Instant first = chart.firstDose(PRODUCT);
        if (first == null) {
            return null;
        }
        TreeSet<Instant> instants = new TreeSet<>();
        for (Fact fact : chart.all()) {
            instants.add(fact.at());
            instants.add(fact.at().plus(Duration.ofDays(21)).plusSeconds(1));
            for (int days = 1; days < 10; days++) {
                instants.add(fact.at().plus(Duration.ofDays(days)));
            }
        }
        instants.add(chart.now());
        boolean ended = false;
        Instant holding = null;
        Instant held = null;
        for (Instant at : instants.subSet(first, true, chart.now(), true)) {
            Chart then = new Chart(chart.all(), at);
            boolean watched = watched(then);
            ended |= watched && disease(then);
            boolean holds = watched && holds(then);
            Instant dose = dose(then);
            holding = dose.equals(held) ? holding : null;
            held = dose;
            holding = !watched ? null : holding == null && holds ? at : holding;
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (ended) {
            flags.add(Flag.DISCONTINUE_PERMANENTLY);
        }
        if (!watched(chart)) {
            return Says.of(0, 0, flags);
        }
        if (holds(chart)) {
            flags.add(Flag.HOLD);
        }
        if (!ended) {
            delay(holding, flags);
        }
        LaboratoryGrades laboratory = new LaboratoryGrades(chart, PRODUCT);
        int grade = 0;
        int upper = 0;
        for (Parameter each : List.of(Parameter.ALT, Parameter.AST, Parameter.BILIRUBIN_TOTAL, Parameter.QTCF)) {
            int[] range = laboratory.range(each, each == Parameter.QTCF ? 3 : 4);
            grade = Math.max(grade, range[0]);
            upper = Math.max(upper, range[1]);
        }
        return Says.of(grade, upper, flags);
    }

    private static Instant dose(Chart then) {
        return then.steps(PRODUCT).stream()
                .filter(Chart::dose)
                .map(Fact::at)
                .filter(at -> !at.isAfter(then.now()))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static boolean watched(Chart then) {
        return then.now().isBefore(dose(then).plus(Duration.ofDays(56)));
    }

    private static boolean disease(Chart then) {
        Integer years = then.years();
        boolean child = years != null && years < ADULT;
        boolean proven = OtherScale.grade(then, "vod-ebmt-2023") == 3;
        return proven || OtherScale.grade(then, child ? "vod-ebmt-paed-2018" : "vod-ebmt-2016") > 0;
    }

    private static boolean holds(Chart then) {
        for (Parameter each : LIVER) {
            Measured newest = then.newest(each);
            BigDecimal uln = newest == null ? null : then.uln(newest);
            String multiple = each == Parameter.BILIRUBIN_TOTAL ? "1.5" : "2.5";
            if (Maybe.from(newest, uln == null ? null : uln.multiply(new BigDecimal(multiple)), true)
                    .surely()) {
                return true;
            }
        }
        return Maybe.from(then.newest(Parameter.QTCF), new BigDecimal(500), true)
                .surely();
    }

    /** From the planned dose, which may lie ahead, else from when the dose was held. */
    private void delay(@Nullable Instant holding, Set<Flag> flags) {
        Instant last = dose(chart);
        Instant planned = chart.steps(PRODUCT).stream()
                .filter(step -> step.phase() == TherapyPhase.PLANNED)
                .map(Fact::at)
                .filter(at -> at.isAfter(last.plus(Duration.ofDays(1))))
                .min(Instant::compareTo)
                .orElse(null);
        Instant from = planned == null ? holding : planned;
        if (from == null || from.isAfter(chart.now())) {
            return;
        }
        Duration since = Duration.between(from, chart.now());
        if (since.compareTo(Duration.ofDays(28)) > 0) {
            flags.add(Flag.CONSIDER_DISCONTINUING);
        } else if (since.compareTo(Duration.ofDays(14)) >= 0) {
            flags.add(Flag.REDUCE_25);
        } else if (since.compareTo(Duration.ofDays(7)) >= 0) {
            flags.add(Flag.OMIT_DOSE);
        }
    }
}
