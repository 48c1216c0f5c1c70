// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;

/** Plays a case second by second with a carrier of the test's making, as the notification service would. */
final class CaseRun {
    static final Instant START = Instant.parse("2026-01-15T08:00:00Z");
    private static final Channel SMS = new Channel("SMS");
    private static final Channel PAGER = new Channel("PAGER");
    static final Routes ROUTES = new Routes(Map.of(SMS, List.of("sms-a", "sms-b"), PAGER, List.of("pager")));

    final List<CaseEvent> history = new ArrayList<>(List.of(new CaseEvent.Opened(START)));
    final List<String> story = new ArrayList<>();
    List<Person> onCall;
    private final AlertCase alertCase;
    private final Function<CaseAction.PagePerson, DeliveryState> carrier;
    private Instant now = START;

    CaseRun(Priority priority, List<Person> onCall, Function<CaseAction.PagePerson, DeliveryState> carrier) {
        this.alertCase = new AlertCase("alert-1", priority, EscalationPolicy.standard("*"), ROUTES);
        this.onCall = onCall;
        this.carrier = carrier;
    }

    static Person person(String id, String role) {
        return new Person(
                id,
                id,
                role,
                List.of(new Contact(SMS, "+1" + id), new Contact(PAGER, "pager-" + id)),
                List.of(SMS, PAGER));
    }

    CaseRun until(String offset) {
        Instant end = START.plus(Duration.parse(offset));
        for (; !now.isAfter(end); now = now.plusSeconds(1)) {
            settle();
        }
        return this;
    }

    /** The clock goes on and nobody looks at it. */
    CaseRun sleepUntil(String offset) {
        now = START.plus(Duration.parse(offset));
        return this;
    }

    CaseRun then(CaseEvent event) {
        history.add(event);
        return this;
    }

    Instant now() {
        return now;
    }

    private void settle() {
        for (int rounds = 0; rounds < 50; rounds++) {
            List<CaseAction> actions = alertCase.next(history, onCall, now);
            if (actions.isEmpty()) {
                return;
            }
            actions.forEach(this::carryOut);
        }
        throw new AssertionError("never settles: " + story);
    }

    private void carryOut(CaseAction action) {
        String at = Duration.between(START, now).toString();
        if (action instanceof CaseAction.PagePerson page) {
            story.add(at + " " + page.person() + " " + page.provider());
            history.add(new CaseEvent.Tried(page.pageId(), page.person(), page.round(), page.attempt(), now));
            DeliveryState state = carrier.apply(page);
            if (state != DeliveryState.QUEUED) {
                history.add(new CaseEvent.Progressed(page.pageId(), page.attempt(), state, now));
            }
        } else if (action instanceof CaseAction.Escalate escalate) {
            story.add(at + " escalate " + escalate.reason());
            history.add(new CaseEvent.Escalated(escalate.round(), escalate.reason(), now));
        } else {
            story.add(at + " alarm");
            history.add(new CaseEvent.AlarmRaised(now));
        }
    }
}
