// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.handover;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.DutyNow;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.FirstOnCall;
import org.cytovigil.notification.ledger.HandOverRepository;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.oncall.HandOver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;

/**
 * Watches who is the first on call for each unit. Whoever takes over hears, in one message, which alerts are not over; each
 * alert's history says so. Of several instances one tells; a change during a pause is told after it.
 */
@Singleton
public class HandOvers {
    private final HandOverRepository handOvers;
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PersonRepository people;
    private final PersonMessages messages;
    private final ShiftTests tests;
    private final Duty duty;
    private final KafkaOutbox outbox;
    private final RunTime time;

    public HandOvers(
            HandOverRepository handOvers,
            AlertRepository alerts,
            AlertEventRepository events,
            PersonRepository people,
            PersonMessages messages,
            ShiftTests tests,
            Duty duty,
            KafkaOutbox outbox,
            RunTime time) {
        this.handOvers = handOvers;
        this.alerts = alerts;
        this.events = events;
        this.people = people;
        this.messages = messages;
        this.tests = tests;
        this.duty = duty;
        this.outbox = outbox;
        this.time = time;
    }

    /** Looks once at every unit that has a roster, or an alert, or was looked at before. */
    @Transactional
    public boolean look() {
        DutyNow standing = duty.standing();
        List<Alert> alive = alerts.alive().stream().filter(Alert::page).toList();
        Map<String, String> known =
                handOvers.known().stream().collect(Collectors.toMap(FirstOnCall::unit, FirstOnCall::person));
        Set<String> units = new TreeSet<>(known.keySet());
        units.addAll(duty.units());
        alive.forEach(alert -> units.add(unit(alert)));
        for (String unit : units) {
            List<Person> onCall = standing.onCall(unit, time.wall());
            String before = known.get(unit);
            String now = onCall.isEmpty() ? "" : onCall.get(0).id();
            if (before == null) {
                handOvers.begin(unit, now, time.now());
            } else if (!before.equals(now) && handOvers.change(unit, before, now, time.now()) > 0) {
                HandOver.of(before, onCall).ifPresent(change -> handOver(unit, change, alive, standing));
            }
        }
        return true;
    }

    private void handOver(String unit, HandOver change, List<Alert> alive, DutyNow standing) {
        Optional<PersonRow> next = people.find(change.to().id());
        List<Alert> here =
                alive.stream().filter(alert -> unit(alert).equals(unit)).toList();
        if (next.isEmpty()) {
            return;
        }
        if (!here.isEmpty()) {
            tell(unit, change, next.get(), here, standing);
        }
        tests.begin(unit, next.get());
    }

    private void tell(String unit, HandOver change, PersonRow next, List<Alert> here, DutyNow standing) {
        Instant now = outbox.now();
        String text = PageText.handOver(unit, codes(here, AlertState.OPEN), codes(here, AlertState.ACKNOWLEDGED));
        boolean told = messages.handOver(
                next, standing.policy(unit).medium().steps().get(0).channels(), text, now);
        String from = change.from().isEmpty() ? "" : " from " + change.from();
        String note = "hand-over" + from + " to " + next.id() + (told ? ", who is told of it" : ", who cannot be told");
        here.forEach(alert -> {
            var unused = events.save(AlertEvent.step(alert.id(), Kind.NOTED, now, null, note));
        });
        outbox.audit("notification", "HANDED_OVER", unit, note);
    }

    private static List<String> codes(List<Alert> here, AlertState state) {
        return here.stream()
                .filter(alert -> alert.state() == state)
                .map(Alert::code)
                .toList();
    }

    private static String unit(Alert alert) {
        String unit = alert.unit();
        return unit == null ? Roster.ANY_UNIT : unit;
    }
}
