// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientDetails;

/** Who the patient is: age, ward, setting, baseline. */
public final class PersonSignal implements Signal<PersonState> {
    /** The one instance. */
    public static final PersonSignal INSTANCE = new PersonSignal();

    private PersonSignal() {}

    @Override
    public String name() {
        return "person";
    }

    @Override
    public Class<PersonState> type() {
        return PersonState.class;
    }

    @Override
    public PersonState initial() {
        return new PersonState(Steps.of(Person.UNKNOWN), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(PatientDetails.class);
    }

    @Override
    public PersonState after(PersonState state, Fact fact, Board board) {
        Steps<Person> steps = state.steps();
        return fact instanceof PatientDetails details
                ? new PersonState(steps.step(fact.at(), steps.last().with(details)), fact.at())
                : state;
    }
}
