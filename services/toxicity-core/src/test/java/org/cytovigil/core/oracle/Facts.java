// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.measure.Parameter;

/**
 * The facts that hold, in order of event time.
 *
 * <p>The text does not say which of two contrary facts of one instant holds (two devices, start and stop of a drug, two
 * scores): the one with the later id, so that arrival never matters. Readings need no such rule, since of several of one
 * instant the worst counts: low if any is low, febrile if any is, comfortable if all are.
 *
 * @param people what is told of the person in the whole history, also later than what is graded
 */
record Facts(List<Fact> all, TherapyCourses courses, List<PatientDetails> people) {
    private static final Comparator<Fact> ORDER = Comparator.comparing(Fact::at).thenComparing(Fact::id);

    Facts {
        all = all.stream().sorted(ORDER).toList();
        people = people.stream().sorted(ORDER).toList();
    }

    <F extends Fact> List<F> of(Class<F> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Measured> of(Parameter parameter) {
        return of(Measured.class).stream()
                .filter(measured -> measured.parameter() == parameter)
                .toList();
    }

    /** The newest of some facts at an instant. */
    static <F extends Fact> Optional<F> newest(List<F> facts, Instant at) {
        return upTo(facts, at).stream().reduce((earlier, later) -> later);
    }

    /** Those of some facts that are known at an instant. */
    static <F extends Fact> List<F> upTo(List<F> facts, Instant at) {
        return facts.stream().filter(fact -> !fact.at().isAfter(at)).toList();
    }
}
