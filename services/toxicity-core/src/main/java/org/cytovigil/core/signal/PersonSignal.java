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
        return new PersonState(Steps.of(Person.UNKNOWN), Instant.MIN, null);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(PatientDetails.class);
    }

    @Override
    public PersonState after(PersonState state, Fact fact, Board board) {
        if (!(fact instanceof PatientDetails details)) {
            return state;
        }
        Steps<Person> steps = state.steps();
        Steps<Person> others = state.others();
        if (!details.fills()) {
            return new PersonState(steps.step(fact.at(), steps.last().with(details)), fact.at(), others);
        }
        Steps<Person> behind = others == null ? Steps.of(Person.UNKNOWN) : others;
        return new PersonState(
                steps, fact.at(), behind.step(fact.at(), behind.last().with(details)));
    }
}
