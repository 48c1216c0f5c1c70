// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.messages.Incidents;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.oncall.Person;

/** Takes a patient's alerts along to another unit: whoever is on call there is paged, and those who were hear of it. */
@Singleton
public class Transfers {
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PersonMessages messages;
    private final Incidents incidents;
    private final Duty duty;
    private final RunTime time;

    public Transfers(
            AlertRepository alerts,
            AlertEventRepository events,
            PersonMessages messages,
            Incidents incidents,
            Duty duty,
            RunTime time) {
        this.alerts = alerts;
        this.events = events;
        this.messages = messages;
        this.incidents = incidents;
        this.duty = duty;
        this.time = time;
    }

    /** The patient is in this unit now. An alert that somebody has taken stays theirs. */
    @Transactional
    public void to(String patient, String unit) {
        Instant now = time.now();
        for (Alert alert : alerts.lockAlive(patient)) {
            if (!unit.equals(alert.unit())) {
                move(alert, unit, now);
            }
        }
    }

    private void move(Alert alert, String unit, Instant now) {
        alerts.move(alert.id(), unit);
        boolean pages = alert.page() && alert.state() == AlertState.OPEN;
        String note = "from unit " + (alert.unit() == null ? "not known" : alert.unit()) + " to " + unit;
        var unused = events.save(AlertEvent.step(alert.id(), pages ? Kind.MOVED : Kind.NOTED, now, null, note));
        if (pages) {
            Set<String> there = duty.standing().onCall(unit, time.wall()).stream()
                    .map(Person::id)
                    .collect(Collectors.toSet());
            messages.moved(alert, unit, there, now);
            incidents.tell(alert, PageTry.PAGER_RESOLVE, now);
        }
    }
}
