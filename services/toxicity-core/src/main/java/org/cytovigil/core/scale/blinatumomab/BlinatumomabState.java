// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;

/** How the therapy with blinatumomab stands, as a function of event time. */
public record BlinatumomabState(Steps<BlinatumomabCourse> steps, Instant newest) implements SignalState {
    private static final Duration SECOND = Duration.ofSeconds(1);

    BlinatumomabCourse at(Instant instant) {
        return steps.at(instant);
    }

    /** Interruptions get weight, and the time after the end runs out, without a further event. */
    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        BlinatumomabCourse now = steps.at(after);
        Instant next = steps.next(after);
        for (Instant due : List.of(
                after(now.off(), rules.duration(RuleKey.BLINATUMOMAB_INTERRUPTION)),
                after(now.off(), BlinatumomabLabel.SAME_CYCLE.plus(SECOND)),
                after(now.ended(), rules.duration(RuleKey.BLINATUMOMAB_AFTER_END)))) {
            next = firstAfter(after, due, next);
        }
        return next;
    }

    private static Instant after(Instant since, Duration time) {
        return since.equals(Instant.MAX) ? since : since.plus(time);
    }

    @Override
    public BlinatumomabState since(Instant checkpoint, GradingRules rules) {
        return new BlinatumomabState(steps.since(checkpoint), newest);
    }
}
