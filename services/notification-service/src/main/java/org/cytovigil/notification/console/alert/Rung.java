// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.paging.escalation.EscalationStep;
import org.cytovigil.paging.escalation.Ladder;
import org.cytovigil.paging.oncall.Person;

/**
 * A round of an escalation: who is paged, and when at the latest.
 *
 * @param people names, in their order; empty where nobody is on call for it
 */
public record Rung(int round, List<String> people, Instant at, State state) {
    public Rung {
        people = List.copyOf(people);
    }

    /** Where the round stands. */
    public enum State {
        PAST,
        NOW,
        NEXT
    }

    /**
     * The rounds of a ladder for those who are on call now. A page without a receipt, or a round without anybody, goes on
     * sooner than this says.
     *
     * @param round the one under way
     * @param began when it began
     */
    public static List<Rung> of(Ladder ladder, List<Person> onCall, int round, Instant began) {
        List<Rung> rungs = new ArrayList<>();
        Instant at = began;
        int number = 0;
        for (EscalationStep step : ladder.steps()) {
            for (int time = 0; time <= step.repeats(); time++) {
                List<String> people =
                        step.people(onCall).stream().map(Person::name).toList();
                State state = number < round ? State.PAST : number == round ? State.NOW : State.NEXT;
                if (!people.isEmpty() || state != State.NEXT) {
                    rungs.add(new Rung(number, people, at, state));
                }
                if (number >= round && !people.isEmpty()) {
                    at = at.plus(step.delay());
                }
                number++;
            }
        }
        return rungs;
    }

    /** How long the last step waits before it is done again. */
    public static Duration again(Ladder ladder) {
        return ladder.steps().get(ladder.steps().size() - 1).delay();
    }
}
