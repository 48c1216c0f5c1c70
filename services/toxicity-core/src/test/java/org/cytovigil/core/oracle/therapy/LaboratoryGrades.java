// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/** Laboratory values by CTCAE v5.0 (docs/clinical/ctcae-5.md#laboratory-values). */
record LaboratoryGrades(Chart chart, Set<Product> products) {
    private static final List<Parameter> ITEMS = List.of(
            Parameter.CREATININE,
            Parameter.ALT,
            Parameter.AST,
            Parameter.BILIRUBIN_TOTAL,
            Parameter.FIBRINOGEN,
            Parameter.ANC,
            Parameter.PLATELETS,
            Parameter.QTCF,
            Parameter.LIPASE,
            Parameter.AMYLASE);

    /** What is proven and what is possible of one; the worst where it was never measured. */
    int[] range(Parameter item, int worst) {
        Measured newest = chart.newest(item);
        if (newest == null) {
            return new int[] {0, worst};
        }
        Maximum maximum = graded(item, newest);
        return new int[] {maximum.proven, maximum.possible};
    }

    @Nullable
    Says says() {
        int grade = 0;
        int upper = 0;
        boolean any = false;
        for (Parameter item : ITEMS) {
            Measured newest = chart.newest(item);
            if (newest != null) {
                any = true;
                Maximum worst = graded(item, newest);
                grade = Math.max(grade, worst.proven);
                upper = Math.max(upper, worst.possible);
            }
        }
        return any ? Says.of(grade, upper, List.of()) : null;
    }

    private static final class Maximum {
        private int proven;
        private int possible;

        void add(int grade, Maybe holds) {
            proven = holds.surely() ? Math.max(proven, grade) : proven;
            possible = holds.perhaps() ? Math.max(possible, grade) : possible;
        }
    }

    private Maximum graded(Parameter item, Measured result) {
        Maximum worst = new Maximum();
        BigDecimal uln = chart.uln(result);
        BigDecimal baseline = baseline(item);
        switch (item) {
            case CREATININE -> {
                rise(worst, result, uln, "1", "1.5", "3", "6");
                if (baseline != null) {
                    worst.add(2, above(result, baseline, "1.5"));
                    worst.add(3, above(result, baseline, "3"));
                }
            }
            case ALT, AST -> relative(worst, result, uln, baseline, item, new String[] {"1", "3", "5", "20"}, "1.5");
            case BILIRUBIN_TOTAL ->
                relative(worst, result, uln, baseline, item, new String[] {"1", "1.5", "3", "10"}, "1");
            case FIBRINOGEN -> {
                fall(worst, result, "1", "0.75", "0.5", "0.25");
                worst.add(4, below(result, new BigDecimal(50)));
            }
            case ANC -> counts(worst, result, "1.5", "1.0", "0.5");
            case PLATELETS -> counts(worst, result, "75", "50", "25");
            case QTCF -> {
                worst.add(1, Maybe.from(result, new BigDecimal(450), false));
                worst.add(2, Maybe.from(result, new BigDecimal(480), true));
                worst.add(3, Maybe.from(result, new BigDecimal(500), true));
                if (baseline != null) {
                    worst.add(3, Maybe.from(result, baseline.add(new BigDecimal(60)), true));
                }
            }
            default -> {
                boolean symptoms = chart.standing(FindingKind.PANCREATITIS) != null;
                rise(
                        worst,
                        result,
                        uln,
                        symptoms ? new String[] {"1", "1.5", "2", "5"} : new String[] {"1", "1.5", "5"});
            }
        }
        return worst;
    }

    /** Where the baseline was above its own limit the multiples are of the baseline. */
    private void relative(
            Maximum worst,
            Measured result,
            @Nullable BigDecimal uln,
            @Nullable BigDecimal baseline,
            Parameter item,
            String[] multiples,
            String first) {
        Measured before = chart.before(item, products);
        BigDecimal limit = before != null && chart.uln(before) != null ? chart.uln(before) : uln;
        if (baseline != null && limit != null && baseline.compareTo(limit) > 0) {
            rise(worst, result, baseline, first, multiples[1], multiples[2], multiples[3]);
        } else {
            rise(worst, result, uln, multiples);
        }
    }

    private static void rise(Maximum worst, Measured result, @Nullable BigDecimal reference, String... multiples) {
        for (int i = 0; i < multiples.length; i++) {
            worst.add(i + 1, above(result, reference, multiples[i]));
        }
    }

    private void fall(Maximum worst, Measured result, String... multiples) {
        BigDecimal lln = lln(result);
        for (int i = 0; i < multiples.length; i++) {
            worst.add(i + 1, lln == null ? Maybe.OPEN : below(result, lln.multiply(new BigDecimal(multiples[i]))));
        }
    }

    private void counts(Maximum worst, Measured result, String two, String three, String four) {
        worst.add(1, lln(result) == null ? Maybe.OPEN : below(result, lln(result)));
        worst.add(2, below(result, new BigDecimal(two)));
        worst.add(3, below(result, new BigDecimal(three)));
        worst.add(4, below(result, new BigDecimal(four)));
    }

    private static Maybe above(Measured result, @Nullable BigDecimal reference, String multiple) {
        return Maybe.from(result, reference == null ? null : reference.multiply(new BigDecimal(multiple)), true);
    }

    private static Maybe below(Measured result, @Nullable BigDecimal limit) {
        Maybe from = Maybe.from(result, limit, false);
        return new Maybe(!from.perhaps(), !from.surely());
    }

    private @Nullable BigDecimal lln(Measured result) {
        return chart.limit(result, false);
    }

    private @Nullable BigDecimal baseline(Parameter item) {
        return chart.baseline(item, products);
    }
}
