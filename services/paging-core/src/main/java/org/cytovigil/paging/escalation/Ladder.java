// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.util.ArrayList;
import java.util.List;
import org.cytovigil.paging.oncall.Person;

/** The steps for one priority, in order. A step with repeats is several rounds. */
public record Ladder(List<EscalationStep> steps) {
    public Ladder {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a ladder needs at least one step");
        }
    }

    /** The steps as they are walked: each one as often as it is done. */
    List<EscalationStep> rounds() {
        List<EscalationStep> rounds = new ArrayList<>();
        for (EscalationStep step : steps) {
            for (int time = 0; time <= step.repeats(); time++) {
                rounds.add(step);
            }
        }
        return rounds;
    }

    /** The highest step that has anybody now; it is paged again and again when the ladder is used up. */
    EscalationStep top(List<Person> onCall) {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (!steps.get(i).people(onCall).isEmpty()) {
                return steps.get(i);
            }
        }
        return steps.get(0);
    }
}
