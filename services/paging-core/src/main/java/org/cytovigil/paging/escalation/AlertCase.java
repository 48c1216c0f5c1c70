// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.CaseHistory.PageProgress;
import org.cytovigil.paging.escalation.Routes.Route;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/**
 * An alert that must reach a person. Asked at any instant, and after a crash or a long pause just as well, it says what
 * has to be done next; it is never silent for good while nobody has acknowledged.
 */
public record AlertCase(String alertId, Priority priority, EscalationPolicy policy, Routes routes) {
    /**
     * What is to be done now. To be asked again, with the outcome added to the history, until there is nothing left.
     *
     * @param history everything that happened, oldest first
     * @param onCall who is on call now, first to be paged first
     */
    public List<CaseAction> next(List<CaseEvent> history, List<Person> onCall, Instant now) {
        CaseHistory known = CaseHistory.of(history);
        return known.waiting()
                ? next(Round.of(ladder(), known, onCall, willing(known, onCall)), known, now)
                : List.of();
    }

    /** Whoever has just passed it on is not the next person, unless there is nobody else. */
    private List<Person> willing(CaseHistory known, List<Person> onCall) {
        List<Person> others =
                onCall.stream().filter(person -> !known.passedOn(person.id())).toList();
        boolean anybody =
                others.stream().anyMatch(person -> !routes.to(person, List.of()).isEmpty());
        return anybody ? others : onCall;
    }

    private List<CaseAction> next(Round round, CaseHistory known, Instant now) {
        List<CaseAction> actions = new ArrayList<>();
        if (round.top() && !known.alarmed()) {
            actions.add(new CaseAction.RaiseAlarm());
        }
        EscalationReason reason = reasonToGoOn(round, known, now);
        if (reason != null) {
            actions.add(new CaseAction.Escalate(known.round() + 1, reason));
            return actions;
        }
        for (Person person : round.people()) {
            CaseAction page = pageOrNull(person, round, known, now);
            if (page != null) {
                actions.add(page);
            }
        }
        return actions;
    }

    private @Nullable EscalationReason reasonToGoOn(Round round, CaseHistory known, Instant now) {
        List<Person> within = round.people().stream()
                .filter(person -> !routes.to(person, round.step().channels()).isEmpty())
                .toList();
        if (within.isEmpty()) {
            // Above the last step there is nothing to go on to: whoever comes on call is paged in this round.
            return round.top() ? null : EscalationReason.NOBODY;
        }
        if (!triedAll(within, known)) {
            // After a silence, a pause or an outage the time is long over, and nobody has heard of it yet.
            return null;
        }
        if (!now.isBefore(firstTry(within, known).plus(round.step().delay()))) {
            return EscalationReason.NO_ANSWER;
        }
        return unreachedForTooLong(round, known, now) ? EscalationReason.NO_RECEIPT : null;
    }

    private boolean triedAll(List<Person> people, CaseHistory known) {
        return people.stream().allMatch(person -> known.page(pageId(person, known)) != null);
    }

    /** When the wait for an answer began: a page that was promised and not handed over in time has its tries after it. */
    private Instant firstTry(List<Person> people, CaseHistory known) {
        Instant first = Instant.MAX;
        for (Person person : people) {
            PageProgress page = known.page(pageId(person, known));
            if (page != null && page.firstTriedAt().isBefore(first)) {
                first = page.firstTriedAt();
            }
        }
        return first;
    }

    /** On the way up everybody in the round must be reached; at the top one is enough not to hurry on. */
    private boolean unreachedForTooLong(Round round, CaseHistory known, Instant now) {
        Predicate<Person> overdue = person -> overdue(person, round, known, now);
        return round.top()
                ? round.people().stream().allMatch(overdue)
                : round.people().stream().anyMatch(overdue);
    }

    private boolean overdue(Person person, Round round, CaseHistory known, Instant now) {
        PageProgress page = known.page(pageId(person, known));
        if (page == null) {
            // Whoever came on call just now gets their own time; whom no provider can reach gets the round's.
            return routes.to(person, round.step().channels()).isEmpty() && patienceEnded(known.roundBegan(), now);
        }
        return !page.proven() && patienceEnded(page.firstTriedAt(), now);
    }

    private boolean patienceEnded(Instant since, Instant now) {
        return !now.isBefore(since.plus(policy.receipts().nextPerson()));
    }

    private @Nullable CaseAction pageOrNull(Person person, Round round, CaseHistory known, Instant now) {
        List<Route> ways = routes.to(person, round.step().channels());
        if (ways.isEmpty()) {
            return null;
        }
        String pageId = pageId(person, known);
        PageProgress page = known.page(pageId);
        int attempt = page == null ? 1 : page.attempt() + 1;
        if (page != null && !tryAgain(page, ways.size(), now)) {
            return null;
        }
        Route way = ways.get((attempt - 1) % ways.size());
        return new CaseAction.PagePerson(pageId, person.id(), known.round(), attempt, way.contact(), way.provider());
    }

    private boolean tryAgain(PageProgress page, int ways, Instant now) {
        if (page.proven()) {
            return false;
        }
        if (!now.isBefore(page.triedAt().plus(policy.receipts().otherRoute()))) {
            return true;
        }
        boolean allTried = page.attempt() % ways == 0;
        return page.failed()
                && (!allTried
                        || !now.isBefore(page.changedAt().plus(policy.receipts().retryPause())));
    }

    /** Opaque to carriers, and the same however often it is derived, so that a crash cannot make a second page of it. */
    private String pageId(Person person, CaseHistory known) {
        String name = String.join("|", alertId, "" + known.opening(), "" + known.round(), person.id());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Ladder ladder() {
        return policy.ladder(priority);
    }

    /** The step under way and the people it means now. */
    private record Round(EscalationStep step, Set<Person> people, boolean top) {
        static Round of(Ladder ladder, CaseHistory known, List<Person> onCall, List<Person> willing) {
            List<EscalationStep> rounds = ladder.rounds();
            if (known.round() < rounds.size()) {
                EscalationStep step = rounds.get(known.round());
                Set<Person> people = step.people(onCall);
                people.retainAll(willing);
                return new Round(step, people, false);
            }
            EscalationStep top = ladder.top(willing);
            Set<Person> people = top.people(willing);
            // Whoever was never reached, for example while all carriers were down, is tried along with the top.
            willing.stream().filter(person -> known.unreached(person.id())).forEach(people::add);
            if (people.isEmpty()) {
                people.addAll(willing);
            }
            return new Round(top, people, true);
        }
    }
}
