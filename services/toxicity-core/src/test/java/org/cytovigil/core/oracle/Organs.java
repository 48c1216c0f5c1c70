// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * CTCAE v5.0 grades of organs by the newest result (docs/clinical/ctcae-5.md#laboratory-values).
 *
 * <p>Silent in the text: the last result before any therapy is the baseline until a therapy begins 30 days or more after the
 * step before it; one at the instant of the dose belongs to the course; one that is only bounded is none, and the patient's
 * {@code baseline} stands for it; an unknown baseline is a normal one. A result is fresh for 36 h; one that weighs is held
 * beyond.
 */
final class Organs {
    /** Organs as Lee and Penn tell them apart. */
    enum Organ {
        CREATININE,
        TRANSAMINASES,
        BILIRUBIN,
        OTHER
    }

    /**
     * What the newest result says.
     *
     * @param proven CTCAE grade
     * @param possible what it may be, where it is only bounded
     * @param unlimited a limit of normal is missing
     * @param held it weighs, and is stale
     */
    record Found(int proven, int possible, boolean unlimited, boolean held) {
        static final Found NOTHING = new Found(0, 0, false, false);

        Found and(Found other) {
            return new Found(
                    Math.max(proven, other.proven),
                    Math.max(possible, other.possible),
                    unlimited || other.unlimited,
                    held || other.held);
        }
    }

    private static final Duration FRESH = Duration.ofHours(36);
    private static final Duration LIMIT_HOLDS = Duration.ofDays(30);
    private static final Duration NEW_COURSE = Duration.ofDays(30);
    private final Facts facts;

    Organs(Facts facts) {
        this.facts = facts;
    }

    static List<Parameter> of(Organ organ) {
        return switch (organ) {
            case CREATININE -> List.of(Parameter.CREATININE);
            case TRANSAMINASES -> List.of(Parameter.ALT, Parameter.AST);
            case BILIRUBIN -> List.of(Parameter.BILIRUBIN_TOTAL);
            case OTHER -> List.of(Parameter.FIBRINOGEN, Parameter.QTCF);
        };
    }

    List<Instant> timers() {
        List<Instant> timers = new ArrayList<>();
        for (Organ organ : Organ.values()) {
            of(organ)
                    .forEach(lab -> facts.of(lab)
                            .forEach(result -> timers.add(result.at().plus(FRESH))));
        }
        return timers;
    }

    Found at(Organ organ, Instant at) {
        Found found = Found.NOTHING;
        for (Parameter lab : of(organ)) {
            Optional<Measured> result = Facts.newest(facts.of(lab), at);
            found = result.isPresent() ? found.and(found(result.get(), at)) : found;
        }
        return found;
    }

    private Found found(Measured result, Instant at) {
        BigDecimal uln = limit(result, true);
        Baselines before = baseline(result.parameter(), at);
        BigDecimal baseline = before.value();
        BigDecimal baselineLimit = before.uln() != null ? before.uln() : uln;
        Judged judged = new Judged(result.quantity());
        switch (result.parameter()) {
            case CREATININE -> {
                judged.above(uln, "1", "1.5", "3", "6");
                judged.ifKnown(baseline, 2, "1.5");
                judged.ifKnown(baseline, 3, "3");
            }
            case ALT, AST, BILIRUBIN_TOTAL -> {
                boolean liver = result.parameter() != Parameter.BILIRUBIN_TOTAL;
                if (baseline != null && baselineLimit == null) {
                    judged.unlimited();
                } else if (baseline != null && baseline.compareTo(baselineLimit) > 0) {
                    judged.above(
                            baseline, liver ? "1.5" : "1", liver ? "3" : "1.5", liver ? "5" : "3", liver ? "20" : "10");
                } else {
                    judged.above(uln, "1", liver ? "3" : "1.5", liver ? "5" : "3", liver ? "20" : "10");
                }
            }
            case FIBRINOGEN -> {
                judged.below(limit(result, false), "1", "0.75", "0.5", "0.25");
                judged.below(4, new BigDecimal(50));
            }
            case QTCF -> {
                judged.atLeast(1, new BigDecimal(450));
                judged.above(2, new BigDecimal(480));
                judged.above(3, new BigDecimal(500));
                if (baseline != null) {
                    judged.above(3, baseline.add(new BigDecimal(60)));
                }
            }
            default -> throw new IllegalArgumentException(result.toString());
        }
        boolean stale = !at.isBefore(result.at().plus(FRESH));
        return new Found(judged.proven, judged.possible, judged.lacking(), stale && judged.proven > 1);
    }

    /** Rows of grades, each decided by the bounds of a value or left open. */
    private static final class Judged {
        /** Conversions from SI units leave more digits than anybody has measured. */
        private static final MathContext EXACT = new MathContext(12);

        private final Quantity value;
        private int proven;
        private int possible;
        private int unlimited;

        Judged(Quantity value) {
            this.value = value.withValue(value.value().round(EXACT));
        }

        boolean lacking() {
            return unlimited > proven;
        }

        void unlimited() {
            unlimited = 4;
        }

        void above(@Nullable BigDecimal reference, String... factors) {
            for (int i = 0; i < factors.length; i++) {
                if (reference == null) {
                    unlimited();
                } else {
                    above(i + 1, reference.multiply(new BigDecimal(factors[i])).round(EXACT));
                }
            }
        }

        void below(@Nullable BigDecimal reference, String... factors) {
            for (int i = 0; i < factors.length; i++) {
                if (reference == null) {
                    unlimited();
                } else {
                    below(i + 1, reference.multiply(new BigDecimal(factors[i])).round(EXACT));
                }
            }
        }

        void ifKnown(@Nullable BigDecimal reference, int grade, String factor) {
            if (reference != null) {
                above(grade, reference.multiply(new BigDecimal(factor)).round(EXACT));
            }
        }

        void above(int grade, BigDecimal limit) {
            boolean never =
                    value.bound() != Quantity.Bound.ABOVE && value.value().compareTo(limit) <= 0;
            row(grade, value.above(limit), never);
        }

        void atLeast(int grade, BigDecimal limit) {
            row(grade, value.atLeast(limit), value.below(limit));
        }

        void below(int grade, BigDecimal limit) {
            row(grade, value.below(limit), value.atLeast(limit));
        }

        private void row(int grade, boolean holds, boolean never) {
            proven = holds ? Math.max(proven, grade) : proven;
            possible = never ? possible : Math.max(possible, grade);
        }
    }

    /** That of the result, else the newest of the same parameter and source within 30 days. */
    private @Nullable BigDecimal limit(Measured result, boolean upper) {
        return facts.of(result.parameter()).stream()
                .filter(other -> other.header().source().equals(result.header().source()))
                .filter(other -> (upper ? other.uln() : other.lln()) != null)
                .filter(other -> other.id().equals(result.id())
                        || (!other.at().isAfter(result.at())
                                && result.at().isBefore(other.at().plus(LIMIT_HOLDS))))
                .filter(other -> own(result, upper) == null || other.id().equals(result.id()))
                .filter(other -> !other.at().equals(result.at()) || other.id().compareTo(result.id()) <= 0)
                .reduce((earlier, later) -> later)
                .map(other -> own(other, upper))
                .orElse(null);
    }

    private static @Nullable BigDecimal own(Measured result, boolean upper) {
        Quantity limit = upper ? result.uln() : result.lln();
        return limit == null ? null : limit.value();
    }

    private record Baselines(
            @Nullable BigDecimal value, @Nullable BigDecimal uln) {}

    private Baselines baseline(Parameter lab, Instant at) {
        Instant begun = null;
        Instant last = null;
        List<Instant> steps = facts.of(TherapyStep.class).stream()
                .filter(TherapyStep::happened)
                .map(TherapyStep::at)
                .filter(step -> !step.isAfter(at))
                .sorted(Comparator.naturalOrder())
                .toList();
        for (Instant step : steps) {
            begun = last == null || !step.isBefore(last.plus(NEW_COURSE)) ? step : begun;
            last = step;
        }
        if (begun != null) {
            Optional<Measured> before = Facts.newest(facts.of(lab), begun.minusNanos(1));
            if (before.isPresent() && before.get().quantity().bound() == Quantity.Bound.EXACT) {
                return new Baselines(before.get().quantity().value(), limit(before.get(), true));
            }
        }
        return new Baselines(told(lab), null);
    }

    private @Nullable BigDecimal told(Parameter lab) {
        Baseline baseline = PersonAt.of(facts).baseline();
        if (baseline == null) {
            return null;
        }
        return switch (lab) {
            case CREATININE -> baseline.creatinine();
            case ALT -> baseline.alt();
            case AST -> baseline.ast();
            case BILIRUBIN_TOTAL -> baseline.bilirubin();
            default -> null;
        };
    }
}
