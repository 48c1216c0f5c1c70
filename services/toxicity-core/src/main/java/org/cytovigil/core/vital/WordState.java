// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * The newest word, as a function of event time.
 *
 * @param steps an empty list before the first
 */
public record WordState(Steps<List<Word>> steps, Instant newest) implements SignalState {
    /** The newest by an instant: none before the first, several where one instant has several. */
    public List<Word> words(Instant instant) {
        return steps.at(instant);
    }

    private @Nullable Word at(Instant instant) {
        List<Word> words = steps.at(instant);
        return words.isEmpty() ? null : words.get(0);
    }

    /** Whether it is known at an instant. */
    public Availability availability(Instant instant, GradingRules rules) {
        Word word = at(instant);
        return word == null
                ? Availability.UNKNOWN
                : instant.isBefore(word.at().plus(rules.duration(RuleKey.STALE_SPOT)))
                        ? Availability.FRESH
                        : Availability.STALE;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Word word = at(after);
        Instant stale = word == null ? Instant.MAX : word.at().plus(rules.duration(RuleKey.STALE_SPOT));
        return firstAfter(after, stale, next);
    }

    @Override
    public WordState since(Instant checkpoint, GradingRules rules) {
        return new WordState(steps.since(checkpoint), newest);
    }
}
