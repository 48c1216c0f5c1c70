// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks through every state that a small case can reach: whatever carriers do to each try, whoever comes on call, leaves,
 * or takes it and gives it back, and however long nobody looks. The model in words is docs/operations/paging-model.md. The build walks through worlds of
 * one person; {@code -Dmodel.people=2} walks through those of two as well, some 150,000 states.
 */
class AlertCaseModelTest {
    private static final int MOST_PEOPLE = Integer.getInteger("model.people", 1);
    private static final Duration UNIT = Duration.ofSeconds(10);
    /** The longest wait of the policies below, in units; what is older is as good as that old. */
    private static final int OLDEST = 4;

    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final Channel SMS = new Channel("SMS");

    /**
     * A small world.
     *
     * @param people who may be on call, in order
     * @param providers of text messages
     * @param ladder how the case climbs
     */
    record World(String name, List<Person> people, List<String> providers, Ladder ladder) {
        AlertCase alertCase() {
            ReceiptPatience patience = new ReceiptPatience(UNIT, UNIT.multipliedBy(2), UNIT);
            return new AlertCase(
                    "alert-1",
                    Priority.HIGH,
                    new EscalationPolicy("*", ladder, ladder, patience),
                    new Routes(Map.of(SMS, providers)));
        }

        /** The rosters there can be: nobody, each prefix, and everybody but the first. */
        List<List<Person>> rosters() {
            List<List<Person>> rosters = new ArrayList<>();
            for (int count = 0; count <= people.size(); count++) {
                rosters.add(people.subList(0, count));
            }
            if (people.size() > 1) {
                rosters.add(people.subList(1, people.size()));
            }
            return rosters;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<World> worlds() {
        Person one = person("one", "physician");
        Person two = person("two", "nurse");
        EscalationStep first = EscalationStep.of(UNIT.multipliedBy(4), new Target.Position(1));
        EscalationStep second = EscalationStep.of(UNIT.multipliedBy(3), new Target.Position(2));
        EscalationStep twice = new EscalationStep(UNIT.multipliedBy(3), List.of(new Target.Position(1)), List.of(), 1);
        EscalationStep both = EscalationStep.of(UNIT.multipliedBy(3), new Target.Position(1), new Target.SecondRole());
        List<String> oneWay = List.of("sms-a");
        List<String> twoWays = List.of("sms-a", "sms-b");
        return Stream.of(
                        new World("one person, two providers", List.of(one), twoWays, new Ladder(List.of(first))),
                        new World("one person, a step done twice", List.of(one), oneWay, new Ladder(List.of(twice))),
                        new World(
                                "two people one by one", List.of(one, two), oneWay, new Ladder(List.of(first, second))),
                        new World("two people at once", List.of(one, two), oneWay, new Ladder(List.of(both))),
                        new World("nobody can be reached", List.of(one), List.of(), new Ladder(List.of(first, second))))
                .filter(world -> world.people().size() <= MOST_PEOPLE);
    }

    private static Person person(String id, String role) {
        return new Person(id, id, role, List.of(new Contact(SMS, "+49" + id)), List.of(SMS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("worlds")
    void everyStateHasATimerOrIsOverAndNoPathLosesTheAlert(World world) {
        AlertCase alertCase = world.alertCase();
        Deque<ModelState> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (List<Person> roster : world.rosters()) {
            meet(
                    settled(alertCase, new ModelState(List.of(new CaseEvent.Opened(START)), roster, START)),
                    world,
                    seen,
                    open);
        }
        while (!open.isEmpty()) {
            ModelState state = open.remove();
            assertEndsAtTheTopWithAnAlarm(alertCase, state);
            assertIsOverOnceAnswered(alertCase, state);
            for (ModelState next : next(world, alertCase, state)) {
                meet(next, world, seen, open);
            }
        }
        System.out.println("model of " + world + ": " + seen.size() + " states");
        assertThat(seen).hasSizeGreaterThan(5);
    }

    private static void meet(ModelState state, World world, Set<String> seen, Deque<ModelState> open) {
        int rounds = world.ladder().rounds().size();
        if (seen.add(state.key(rounds, Math.max(1, world.providers().size()), UNIT, OLDEST))) {
            open.add(state);
        }
    }

    /** All that can happen next. */
    private static List<ModelState> next(World world, AlertCase alertCase, ModelState state) {
        List<ModelState> following = new ArrayList<>();
        following.add(settled(alertCase, state.later(UNIT)));
        // Nobody looks for a while: a pause, an outage, a clock that jumped ahead.
        following.add(settled(alertCase, state.later(UNIT.multipliedBy(3))));
        for (CaseEvent.Tried attempt : state.open()) {
            for (DeliveryState fate : fates(state.fate(attempt))) {
                following.add(settled(
                        alertCase,
                        state.with(new CaseEvent.Progressed(attempt.pageId(), attempt.attempt(), fate, state.now()))));
            }
        }
        for (Person person : world.people()) {
            following.add(settled(
                    alertCase,
                    state.with(new CaseEvent.Acknowledged(person.id(), state.now()))
                            .with(new CaseEvent.Escalated(
                                    state.round() + 1, EscalationReason.GIVEN_BACK, state.now(), person.id()))));
        }
        for (List<Person> roster : world.rosters()) {
            if (!roster.equals(state.onCall())) {
                following.add(settled(alertCase, state.with(roster)));
            }
        }
        return following;
    }

    private static List<DeliveryState> fates(DeliveryState present) {
        return present == DeliveryState.QUEUED
                ? List.of(DeliveryState.ACCEPTED, DeliveryState.DELIVERED, DeliveryState.FAILED)
                : List.of(DeliveryState.DELIVERED, DeliveryState.FAILED, DeliveryState.UNCONFIRMED);
    }

    /** Does what is to be done until nothing is left. A crash before it is written down asks for the very same again. */
    private static ModelState settled(AlertCase alertCase, ModelState state) {
        ModelState present = state;
        for (int turn = 0; turn < 30; turn++) {
            List<CaseAction> actions = alertCase.next(present.history(), present.onCall(), present.now());
            assertThat(alertCase.next(present.history(), present.onCall(), present.now()))
                    .isEqualTo(actions);
            if (actions.isEmpty()) {
                return present;
            }
            for (CaseAction action : actions) {
                present = present.with(done(action, present.now()));
            }
        }
        throw new AssertionError("never settles: " + state);
    }

    private static CaseEvent done(CaseAction action, Instant now) {
        if (action instanceof CaseAction.PagePerson page) {
            return new CaseEvent.Tried(page.pageId(), page.person(), page.round(), page.attempt(), now);
        }
        return action instanceof CaseAction.Escalate escalate
                ? new CaseEvent.Escalated(escalate.round(), escalate.reason(), now)
                : new CaseEvent.AlarmRaised(now);
    }

    /** With nothing but time: soon something is done again, and in the end the alarm is raised. */
    private static void assertEndsAtTheTopWithAnAlarm(AlertCase alertCase, ModelState state) {
        ModelState present = state;
        int longest = OLDEST * (alertCase.policy().high().rounds().size() + 2);
        boolean acted = false;
        for (int units = 0; units < longest; units++) {
            ModelState later = settled(alertCase, present.later(UNIT));
            acted |= later.history().size() > present.history().size();
            present = later;
        }
        assertThat(present.has(CaseEvent.AlarmRaised.class::isInstance))
                .as("alarmed after %s units from %s", longest, state)
                .isTrue();
        boolean reachable = state.onCall().stream()
                .anyMatch(person -> !alertCase.routes().to(person, List.of()).isEmpty());
        if (reachable) {
            assertThat(acted).as("a timer of %s", state).isTrue();
        }
    }

    private static void assertIsOverOnceAnswered(AlertCase alertCase, ModelState state) {
        for (CaseEvent end :
                List.of(new CaseEvent.Acknowledged("one", state.now()), new CaseEvent.Closed(state.now()))) {
            ModelState over = state.with(end);
            for (int units = 0; units <= OLDEST; units++) {
                over = over.later(UNIT);
                assertThat(alertCase.next(over.history(), over.onCall(), over.now()))
                        .as("after %s in %s", end, state)
                        .isEmpty();
            }
        }
    }
}
