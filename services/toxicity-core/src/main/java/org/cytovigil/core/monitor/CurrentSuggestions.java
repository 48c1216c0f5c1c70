// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.signal.SignalStates;

/**
 * Adds to the current grades what may be considered. A dose that was given changes that while the grade stays: then the
 * line is told again, so that nobody reads of a dose that the patient has had.
 *
 * @param scales what is now published of each scale
 */
record CurrentSuggestions(SignalStates states, Instant now, Map<String, PatientState.ScaleState> scales) {
    /** The hash of no suggestions. */
    static final int NONE = List.of().hashCode();

    /** Completes the outcomes of an evaluation. */
    void add(List<GradingSystem<?>> systems, Publisher publisher, List<Outcome> outcomes) {
        for (GradingSystem<?> system : systems) {
            PatientState.ScaleState state = scales.get(system.id());
            if (state != null) {
                add(system, state, publisher, outcomes);
            }
        }
    }

    private void add(
            GradingSystem<?> system, PatientState.ScaleState state, Publisher publisher, List<Outcome> outcomes) {
        GradeSpan current = state.current();
        if (current == null) {
            return;
        }
        List<Suggestion> made = system.suggestions().of(states, now, current.assessment(), this::grade);
        int hash = hash(made);
        int last = last(system.id(), outcomes);
        if (last >= 0 && outcomes.get(last) instanceof Outcome.Graded graded) {
            outcomes.set(last, new Outcome.Graded(graded.line().suggesting(made)));
        } else if (hash != state.suggested()) {
            outcomes.add(new Outcome.Suggested(
                    publisher.again(system.id(), current, state.sequence()).suggesting(made)));
        }
        scales.put(system.id(), state.suggesting(hash));
    }

    private int grade(String system) {
        PatientState.ScaleState state = scales.get(system);
        return state == null || state.current() == null
                ? 0
                : state.current().assessment().grade();
    }

    /** The newest line of a scale that is told now, -1 for none. */
    private static int last(String system, List<Outcome> outcomes) {
        for (int i = outcomes.size() - 1; i >= 0; i--) {
            if (outcomes.get(i) instanceof Outcome.Graded graded
                    && graded.line().system().equals(system)) {
                return i;
            }
        }
        return -1;
    }

    /** The same in every process: texts tell how their hashes are made. */
    private static int hash(List<Suggestion> made) {
        List<List<String>> texts = new ArrayList<>();
        made.forEach(each -> texts.add(List.of(each.code(), each.text(), each.withheld())));
        return texts.hashCode();
    }
}
