// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

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
 * @param running what runs now
 * @param kilograms newest weight
 * @param steps since when the dose is high, for each list of doses
 */
public record HighDoseState(
        List<Infusion> running, @Nullable BigDecimal kilograms, Steps<ByList> steps, Instant newest)
        implements SignalState {
    /** Copies the list. */
    public HighDoseState {
        running = List.copyOf(running);
    }

    /**
     * By the lists of two scales.
     *
     * @param lee Lee 2014
     * @param penn Porter 2018
     */
    public record ByList(HighDose lee, HighDose penn) {
        static final ByList LOW = new ByList(HighDose.LOW, HighDose.LOW);
    }

    ByList at(Instant instant) {
        return steps.at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Duration persist = rules.duration(RuleKey.SCALES_HIGH_DOSE_PERSIST);
        ByList now = steps.at(after);
        Instant next = steps.next(after);
        for (HighDose dose : List.of(now.lee(), now.penn())) {
            Instant due = dose.next(after, persist);
            next = due.isBefore(next) ? due : next;
        }
        return next;
    }

    @Override
    public HighDoseState since(Instant checkpoint, GradingRules rules) {
        return new HighDoseState(running, kilograms, steps.since(checkpoint), newest);
    }
}
