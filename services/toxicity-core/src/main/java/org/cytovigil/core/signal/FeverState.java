// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.firstAfter;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * Fever as a function of event time; the end of a window is worked out when it is asked for.
 *
 * @param clinical newest reading of a clinical thermometer
 * @param skin newest reading of a skin sensor
 */
public record FeverState(Steps<Fever> steps, Instant clinical, Instant skin) implements SignalState {
    @Override
    public Instant newest() {
        return later(clinical, skin);
    }

    /** What the temperatures say at an instant. */
    public Fever at(Instant instant, GradingRules rules) {
        return steps.at(instant).at(instant, rules.duration(RuleKey.CRS_FEVER_WINDOW));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Instant ends = windowEnd(steps.at(after), rules);
        return ends == null ? next : firstAfter(after, ends, next);
    }

    private static @Nullable Instant windowEnd(Fever fever, GradingRules rules) {
        Instant last = fever.lastFebrile();
        return last == null || !fever.active() || fever.held()
                ? null
                : last.plus(rules.duration(RuleKey.CRS_FEVER_WINDOW));
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        if (!(earlier instanceof FeverState before)
                || !steps.from().equals(before.steps.from())
                || !steps.last().prolongs(before.steps.last())) {
            return false;
        }
        Instant ended = windowEnd(before.steps.last(), rules);
        return ended == null || ended.isAfter(evaluated);
    }

    @Override
    public boolean restsLike(SignalState earlier) {
        return earlier instanceof FeverState before
                && steps.equals(before.steps)
                && !steps.last().active();
    }

    @Override
    public FeverState since(Instant checkpoint, GradingRules rules) {
        return new FeverState(steps.since(checkpoint), clinical, skin);
    }
}
