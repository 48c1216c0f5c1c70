// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Baseline;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * What the laboratory tells at an instant.
 *
 * @param products whose first dose makes the result before it the baseline; empty for any
 */
public record Laboratory(Moment moment, Set<Product> products) {
    /** Copies the set. */
    public Laboratory {
        products = Set.copyOf(products);
    }

    /** The signals to be read. */
    public static List<Signal<?>> signals(Parameter... parameters) {
        return Stream.concat(
                        Stream.of(TherapySignal.INSTANCE, PersonSignal.INSTANCE),
                        Stream.of(parameters).map(ResultSignal::new))
                .<Signal<?>>map(signal -> signal)
                .toList();
    }

    private ResultState state(Parameter parameter) {
        return moment.states().get(new ResultSignal(parameter));
    }

    /** The newest result, null before the first. */
    public @Nullable Result newest(Parameter parameter) {
        return state(parameter).at(moment.at());
    }

    /** The newest result of a sample that was not haemolysed, null where there is none; of LDH only. */
    public @Nullable Result newestSound(Parameter parameter) {
        return state(parameter).soundAt(moment.at());
    }

    /** Whether any of some parameters was ever measured. */
    public boolean any(Parameter... parameters) {
        return Stream.of(parameters).anyMatch(parameter -> newest(parameter) != null);
    }

    /** The newest result by another instant. */
    public @Nullable Result newest(Parameter parameter, Instant by) {
        return state(parameter).at(by);
    }

    /** The results of a window that ends now, half open, in order of time. */
    public List<Result> within(Parameter parameter, Duration window) {
        return state(parameter).between(moment.at().minus(window), moment.at());
    }

    /** The results from an instant on, in order of time. */
    public List<Result> since(Parameter parameter, Instant from) {
        return state(parameter).between(from.minusNanos(1), moment.at());
    }

    /** The last result before the first dose of the course; null before that dose, and where none is known. */
    public @Nullable Result beforeCourse(Parameter parameter) {
        Instant first = moment.states().get(TherapySignal.INSTANCE).of(products).courseAt(moment.at(), moment.rules());
        return first.isAfter(moment.at()) ? null : state(parameter).before(first);
    }

    /** Whether an instant lies before the first dose of the course that is known now, or that lies ahead. */
    public boolean isBeforeCourse(Instant instant) {
        Instant first = moment.states().get(TherapySignal.INSTANCE).of(products).courseAt(moment.at(), moment.rules());
        return instant.isBefore(first);
    }

    /** The baseline: the last result before the first dose of the course, else what was told of the patient, else null. */
    public @Nullable BigDecimal baseline(Parameter parameter) {
        Result before = beforeCourse(parameter);
        BigDecimal measured = before == null ? null : before.exact();
        return measured == null ? told(parameter) : measured;
    }

    /** What was told of the patient to be the value before therapy, null where nothing was. */
    public @Nullable BigDecimal told(Parameter parameter) {
        Baseline baseline =
                moment.states().get(PersonSignal.INSTANCE).at(moment.at()).baseline();
        return baseline == null ? null : baseline.laboratory(parameter);
    }

    /** A result with its baseline, to be graded by CTCAE. */
    public LabValue value(Parameter parameter, Result result, Truth symptomatic) {
        Result before = beforeCourse(parameter);
        return new LabValue(
                result.quantity(),
                result.lln(),
                result.uln(),
                baseline(parameter),
                before == null ? null : before.uln(),
                symptomatic);
    }
}
