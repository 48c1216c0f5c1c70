// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import static org.cytovigil.core.measure.Instants.earlier;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.drug.Infusion;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * How long the vasopressors have run at a high dose, as a function of event time.
 *
 * @param lines what runs now
 * @param kilograms newest weight
 * @param steps since when the dose is high, for each list of doses; ends that are told already lie ahead
 * @param before the same before the newest instant: what is told of one instant is judged together
 */
public record HighDoseState(
        List<Line> lines, @Nullable BigDecimal kilograms, Steps<ByList> steps, ByList before, Instant newest)
        implements SignalState {
    static final HighDoseState NOTHING =
            new HighDoseState(List.of(), null, Steps.of(ByList.LOW), ByList.LOW, Instant.MIN);

    /** Copies the list. */
    public HighDoseState {
        lines = List.copyOf(lines);
    }

    /**
     * A pump channel.
     *
     * @param name empty where none was named
     * @param set when it was last started or set to a rate
     * @param ends when it will have ended, as it was told afterwards; {@link Instant#MAX} for what runs until it is stopped
     */
    public record Line(String name, Instant set, Instant ends, Infusion infusion) {
        boolean runs(Instant at) {
            return at.isBefore(ends);
        }
    }

    /**
     * By the lists of the scales.
     *
     * @param lee Lee 2014
     * @param pennMinute Porter 2018, doses by the minute
     * @param pennKgMinute Porter 2018, doses by kilogram and minute
     */
    public record ByList(HighDose lee, HighDose pennMinute, HighDose pennKgMinute) {
        static final ByList LOW = new ByList(HighDose.LOW, HighDose.LOW, HighDose.LOW);
    }

    ByList at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Duration persist = rules.duration(RuleKey.SCALES_HIGH_DOSE_PERSIST);
        ByList now = steps.at(after);
        Instant next = steps.next(after);
        for (HighDose dose : List.of(now.lee(), now.pennMinute(), now.pennKgMinute())) {
            Instant due = dose.next(after, persist);
            next = earlier(due, next);
        }
        return next;
    }

    @Override
    public HighDoseState since(Instant checkpoint, GradingRules rules) {
        return new HighDoseState(lines, kilograms, steps.since(checkpoint), before, newest);
    }
}
