// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Person;

/**
 * One rung of a ladder.
 *
 * @param delay how long an acknowledgement is waited for before the next step
 * @param channels order of channels to use; empty means each person's own
 * @param repeats how many times this step is done again before the next one
 */
public record EscalationStep(Duration delay, List<Target> targets, List<Channel> channels, int repeats) {
    public EscalationStep {
        targets = List.copyOf(targets);
        channels = List.copyOf(channels);
    }

    /** A step on everybody's own channels, done once. */
    public static EscalationStep of(Duration delay, Target... targets) {
        return new EscalationStep(delay, List.of(targets), List.of(), 0);
    }

    /** The people this step pages, given who is on call now. */
    public Set<Person> people(List<Person> onCall) {
        Set<Person> people = new LinkedHashSet<>();
        targets.forEach(target -> people.addAll(target.among(onCall)));
        return people;
    }
}
