// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.rules.GradingRules;

/**
 * Who the patient is: age, ward, setting, baseline. Age, developmental delay and baseline hold for the whole history,
 * so a birth date that comes late is that of earlier readings too (docs/clinical/time.md#the-person); ward and setting
 * hold from when they were told.
 */
public final class PersonSignal implements LookAheadSignal<PersonState> {
    /** The one instance. */
    public static final PersonSignal INSTANCE = new PersonSignal();

    private PersonSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "person-always";
    }

    @Override
    public Class<PersonState> type() {
        return PersonState.class;
    }

    @Override
    public PersonState initial() {
        return new PersonState(Steps.of(Person.UNKNOWN));
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(PatientDetails.class);
    }

    @Override
    public PersonState of(Collection<? extends Fact> known, GradingRules rules) {
        List<PatientDetails> told = known.stream()
                .filter(PatientDetails.class::isInstance)
                .map(PatientDetails.class::cast)
                .sorted(Fact.BY_TIME)
                .toList();
        Person own = last(told, false);
        Person others = last(told, true);
        Person toldSo = Person.UNKNOWN;
        Person filled = Person.UNKNOWN;
        Steps<Person> steps = Steps.of(Person.UNKNOWN.always(own).filledBy(Person.UNKNOWN.always(others)));
        for (PatientDetails details : told) {
            toldSo = details.fills() ? toldSo : toldSo.with(details);
            filled = details.fills() ? filled.with(details) : filled;
            steps = steps.step(details.at(), toldSo.always(own).filledBy(filled.always(others)));
        }
        return new PersonState(steps);
    }

    private static Person last(List<PatientDetails> told, boolean fills) {
        Person person = Person.UNKNOWN;
        for (PatientDetails details : told) {
            person = details.fills() == fills ? person.with(details) : person;
        }
        return person;
    }

    @Override
    public Instant differsFrom(PersonState one, PersonState other) {
        return one.steps().differsFrom(other.steps());
    }
}
