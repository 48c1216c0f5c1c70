// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.escalation.PlannedPage.Why;
import org.cytovigil.paging.oncall.Person;
import org.jspecify.annotations.Nullable;

/**
 * Who would be paged for an alert, and when, if every page arrived by its first way and nobody answered. The decisions are
 * those of {@link AlertCase} itself, in time that is not real, so that a preview cannot say anything else than what happens.
 *
 * @param pages in their order, until the last step was done once more
 * @param alarm how long after the alert a technical alarm is raised, since all steps are used up; null where it takes more than
 *     a day
 */
public record PagePlan(List<PlannedPage> pages, @Nullable Duration alarm) {
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final int MOST_PAGES = 200;
    private static final int MOST_LOOKS = 60;

    public PagePlan {
        pages = List.copyOf(pages);
    }

    /** Who is on call when, and at which instants that changes. */
    public record OnCall(Function<Instant, List<Person>> at, List<Instant> changes) {
        public OnCall {
            changes = List.copyOf(changes);
        }
    }

    /** The plan of an alert that is raised at this instant. */
    public static PagePlan of(AlertCase alertCase, OnCall onCall, Instant raised) {
        Rehearsal rehearsal = new Rehearsal(alertCase, raised);
        onCall.changes().stream().filter(change -> change.isAfter(raised)).forEach(rehearsal.looks::add);
        while (!rehearsal.looks.isEmpty() && !rehearsal.over()) {
            Instant now = rehearsal.looks.first();
            rehearsal.looks.remove(now);
            if (now.isAfter(raised.plus(AHEAD))) {
                break;
            }
            rehearsal.look(now, onCall.at().apply(now));
        }
        return new PagePlan(rehearsal.pages, rehearsal.alarm);
    }

    private static final class Rehearsal {
        private final AlertCase alertCase;
        private final Instant raised;
        private final int rounds;
        private final TreeSet<Instant> looks = new TreeSet<>();
        private final List<CaseEvent> history = new ArrayList<>();
        private final List<PlannedPage> pages = new ArrayList<>();
        private @Nullable Duration alarm;
        private int round;
        private Instant roundBegan;
        private Why why = Why.FIRST;

        private Rehearsal(AlertCase alertCase, Instant raised) {
            this.alertCase = alertCase;
            this.raised = raised;
            this.roundBegan = raised;
            this.rounds =
                    alertCase.policy().ladder(alertCase.priority()).rounds().size();
            looks.add(raised);
            history.add(new CaseEvent.Opened(raised));
        }

        /** The last step was done again, and nobody answered that either. */
        private boolean over() {
            return pages.size() >= MOST_PAGES || (round > rounds && !pages.isEmpty());
        }

        private void look(Instant now, List<Person> onCall) {
            for (int time = 0; time < MOST_LOOKS && !over(); time++) {
                List<CaseAction> due = alertCase.next(history, onCall, now);
                if (due.isEmpty()) {
                    return;
                }
                due.forEach(action -> carryOut(action, now));
            }
        }

        private void carryOut(CaseAction action, Instant now) {
            Duration after = Duration.between(raised, now);
            if (action instanceof CaseAction.PagePerson page) {
                pages.add(new PlannedPage(
                        after, page.person(), page.contact().channel(), page.provider(), page.round(), why(now)));
                history.add(new CaseEvent.Tried(page.pageId(), page.person(), page.round(), page.attempt(), now));
                history.add(new CaseEvent.Progressed(page.pageId(), page.attempt(), DeliveryState.DELIVERED, now));
                lookAgainAfter(now);
            } else if (action instanceof CaseAction.Escalate step) {
                history.add(new CaseEvent.Escalated(step.round(), step.reason(), now));
                why = step.reason() == EscalationReason.NOBODY ? Why.NOBODY_BEFORE : Why.NO_ANSWER;
                round = step.round();
                roundBegan = now;
            } else {
                history.add(new CaseEvent.AlarmRaised(now));
                alarm = after;
            }
        }

        private Why why(Instant now) {
            if (now.isAfter(roundBegan)) {
                return Why.CAME_ON_CALL;
            }
            return round >= rounds ? Why.LAST_AGAIN : why;
        }

        /** Nothing is due at any other time than after a wait of the policy, or when others come on call. */
        private void lookAgainAfter(Instant now) {
            EscalationPolicy policy = alertCase.policy();
            policy.ladder(alertCase.priority()).steps().forEach(step -> looks.add(now.plus(step.delay())));
            looks.add(now.plus(policy.receipts().otherRoute()));
            looks.add(now.plus(policy.receipts().nextPerson()));
        }
    }
}
