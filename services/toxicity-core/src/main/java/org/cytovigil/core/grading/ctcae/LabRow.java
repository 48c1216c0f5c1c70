// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

import java.math.BigDecimal;
import java.util.List;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.measure.Truth;
import org.jspecify.annotations.Nullable;

/** One condition for one grade of one laboratory value. */
record LabRow(int grade, When when, Comparison comparison, BigDecimal factor, Of of) {
    /** Which patients a row is for. */
    enum When {
        ALWAYS,
        BASELINE_NORMAL,
        BASELINE_ABNORMAL,
        SYMPTOMATIC
    }

    /** How the value is compared; the number itself belongs to one side only. */
    enum Comparison {
        ABOVE,
        AT_LEAST,
        BELOW
    }

    /** What the factor is a multiple of. */
    enum Of {
        ULN,
        LLN,
        BASELINE,
        NUMBER,
        OVER_BASELINE
    }

    static LabRow read(List<String> cells) {
        return new LabRow(
                Integer.parseInt(cells.get(1)),
                When.valueOf(cells.get(2)),
                Comparison.valueOf(cells.get(3)),
                new BigDecimal(cells.get(4)),
                Of.valueOf(cells.get(5)));
    }

    Truth holds(LabValue lab) {
        BigDecimal limit = limit(lab);
        return applies(lab).and(limit == null ? Truth.UNKNOWN : compare(comparison, lab.value(), limit));
    }

    Truth applies(LabValue lab) {
        return switch (when) {
            case ALWAYS -> Truth.YES;
            case SYMPTOMATIC -> lab.symptomatic();
            case BASELINE_NORMAL -> not(abnormalBaseline(lab));
            case BASELINE_ABNORMAL -> abnormalBaseline(lab);
        };
    }

    /** Whether only the bounds of the value leave it open. */
    boolean undecided(LabValue lab) {
        return applies(lab) == Truth.YES && limit(lab) != null && holds(lab) == Truth.UNKNOWN;
    }

    /** Whether it cannot be told for want of a limit of the laboratory. */
    boolean lacksLimit(LabValue lab) {
        boolean needed = of == Of.ULN || of == Of.LLN;
        return needed && applies(lab) != Truth.NO && limit(lab) == null;
    }

    private static Truth not(Truth truth) {
        return truth == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.of(truth == Truth.NO);
    }

    /** An unknown baseline is taken as normal, a known one without any limit cannot be told. */
    private static Truth abnormalBaseline(LabValue lab) {
        BigDecimal baseline = lab.baseline();
        BigDecimal limit = lab.baselineUln() != null ? lab.baselineUln() : lab.uln();
        if (baseline == null) {
            return Truth.NO;
        }
        return limit == null ? Truth.UNKNOWN : Truth.of(baseline.compareTo(limit) > 0);
    }

    private @Nullable BigDecimal limit(LabValue lab) {
        return switch (of) {
            case NUMBER -> factor;
            case ULN -> times(lab.uln());
            case LLN -> times(lab.lln());
            case BASELINE -> times(lab.baseline());
            case OVER_BASELINE -> lab.baseline() == null ? null : lab.baseline().add(factor);
        };
    }

    private @Nullable BigDecimal times(@Nullable BigDecimal reference) {
        return reference == null ? null : reference.multiply(factor);
    }

    static Truth compare(Comparison comparison, Quantity value, BigDecimal limit) {
        boolean surelyBelow = value.below(limit);
        return switch (comparison) {
            case ABOVE -> value.above(limit) ? Truth.YES : value.atMost(limit) ? Truth.NO : Truth.UNKNOWN;
            case AT_LEAST -> value.atLeast(limit) ? Truth.YES : surelyBelow ? Truth.NO : Truth.UNKNOWN;
            case BELOW -> surelyBelow ? Truth.YES : value.atLeast(limit) ? Truth.NO : Truth.UNKNOWN;
        };
    }
}
