// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.ConsoleAddress;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyNow;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.sending.PageSender;
import org.cytovigil.notification.sending.SilentProviders;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.escalation.AlertCase;
import org.cytovigil.paging.escalation.CaseAction;
import org.cytovigil.paging.escalation.EscalationReason;
import org.cytovigil.paging.oncall.Person;

/** Asks the core what is due for an alert and writes it down, all in one transaction. */
@Singleton
public class CaseAdvance {
    private static final int MOST_ROUNDS = 60;

    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PageTryRepository tries;
    private final Duty duty;
    private final Channels channels;
    private final Transitions transitions;
    private final RunTime time;
    private final TechnicalAlarms alarms;
    private final Silences silences;
    private final ConsoleAddress console;
    private final SilentProviders silent;
    private final DeliveryTracker book;

    public CaseAdvance(
            AlertRepository alerts,
            AlertEventRepository events,
            PageTryRepository tries,
            Duty duty,
            Channels channels,
            Transitions transitions,
            RunTime time,
            TechnicalAlarms alarms,
            Silences silences,
            ConsoleAddress console,
            SilentProviders silent,
            DeliveryTracker book) {
        this.alerts = alerts;
        this.events = events;
        this.tries = tries;
        this.duty = duty;
        this.channels = channels;
        this.transitions = transitions;
        this.time = time;
        this.alarms = alarms;
        this.silences = silences;
        this.console = console;
        this.silent = silent;
        this.book = book;
    }

    /** Does what is due for an alert; whether anything was. */
    @Transactional
    public boolean advance(String alertId) {
        Optional<Alert> found = alerts.lock(alertId).filter(alert -> alert.page() && alert.state() == AlertState.OPEN);
        if (found.isEmpty()) {
            return false;
        }
        Alert alert = found.get();
        List<AlertEvent> story = events.of(alertId);
        if (Silences.holdsBack(silences.inForce(), alert, story)) {
            return false;
        }
        Instant now = time.now();
        DutyNow standing = duty.standing();
        List<Person> onCall = standing.onCall(alert.unit(), time.wall());
        AlertCase alertCase = caseOf(alert, standing);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<CaseAction> due = alertCase.next(CaseStory.of(story), onCall, now);
            if (due.isEmpty()) {
                return round > 0;
            }
            due.forEach(action -> carryOut(action, alert, now));
            story = events.of(alertId);
        }
        return true;
    }

    /** The alert as the core sees it. */
    AlertCase caseOf(Alert alert, DutyNow standing) {
        return new AlertCase(
                alert.id(), Priority.valueOf(alert.priority()), standing.policy(alert.unit()), channels.routes());
    }

    private void carryOut(CaseAction action, Alert alert, Instant now) {
        if (action instanceof CaseAction.PagePerson page) {
            promise(page, alert, now);
        } else if (action instanceof CaseAction.Escalate step) {
            var unused = events.save(AlertEvent.escalated(
                    alert.id(), now, step.round(), step.reason().name(), null));
            if (step.reason() != EscalationReason.NOBODY) {
                transitions.publish(alert, "ESCALATED", now, null);
            }
        } else {
            var unused = events.save(AlertEvent.step(alert.id(), Kind.ALARM, now, null, null));
            alarms.raiseUntilOver(
                    alert.id(), "nobody answers alert " + alert.code() + ", " + alert.priority() + " priority");
        }
    }

    private void promise(CaseAction.PagePerson page, Alert alert, Instant now) {
        AlertCode code = new AlertCode(alert.code());
        Priority priority = Priority.valueOf(alert.priority());
        PageTry.Way way = new PageTry.Way(
                page.person(),
                page.contact().channel().name(),
                page.provider(),
                page.contact().address());
        PageTry.Said said = new PageTry.Said(
                PageTry.PAGE,
                alert.id(),
                page.round(),
                PageText.title(alert.unit(), code, priority),
                PageText.page(alert.unit(), code, priority, console.address().orElse(null)),
                alert.priority(),
                null);
        PageTry promised = PageTry.promised(page.pageId(), page.attempt(), way, said, now);
        if (tries.promise(promised) > 0) {
            var unused = events.save(AlertEvent.page(Kind.TRIED, now, promised, new AlertEvent.Outcome(null, null)));
            passOver(promised);
        }
    }

    /** Where the provider answers nothing, the try fails in the same transaction, and the next way is decided in it. */
    private void passOver(PageTry page) {
        if (silent.passesOver(page.provider(), page.isUrgent())) {
            var unused = book.record(
                    new TryKey(page.pageId(), page.attempt()),
                    new Sign(DeliverySign.REFUSED, null, PageSender.PASSED_OVER));
        }
    }
}
