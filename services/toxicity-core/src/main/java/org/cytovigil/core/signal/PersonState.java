// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;

/**
 * Who the patient is, as a function of event time.
 *
 * @param others what records say that were merged into this one, absent where there are none
 */
public record PersonState(
        Steps<Person> steps, Instant newest, @Nullable Steps<Person> others) implements SignalState {
    /** Who it is at an instant. */
    public Person at(Instant instant) {
        Steps<Person> behind = others;
        Person own = steps.at(instant);
        return behind == null ? own : own.filledBy(behind.at(instant));
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant own = steps.next(after);
        Steps<Person> behind = others;
        Instant other = behind == null ? Instant.MAX : behind.next(after);
        return own.isBefore(other) ? own : other;
    }

    @Override
    public PersonState since(Instant checkpoint, GradingRules rules) {
        Steps<Person> behind = others;
        return new PersonState(steps.since(checkpoint), newest, behind == null ? null : behind.since(checkpoint));
    }
}
