// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.messages.Incidents;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.escalation.EscalationReason;
import org.jspecify.annotations.Nullable;

/** What people do with an alert, by telephone, console or API. */
@Singleton
public class PeopleSteps {
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final Transitions transitions;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;
    private final Incidents incidents;

    public PeopleSteps(
            AlertRepository alerts,
            AlertEventRepository events,
            Transitions transitions,
            KafkaOutbox outbox,
            PagingMetrics metrics,
            Incidents incidents) {
        this.alerts = alerts;
        this.events = events;
        this.transitions = transitions;
        this.outbox = outbox;
        this.metrics = metrics;
        this.incidents = incidents;
    }

    /**
     * Who acts.
     *
     * @param account the signed-in account, or the person whose number a text came from
     * @param onBehalf whom the account says it acts for; kept beside it, never instead of it
     */
    public record Actor(String account, @Nullable String onBehalf) {}

    /** A person takes an open alert. */
    @Transactional
    public StepResult acknowledge(String alertId, Actor by, @Nullable String note) {
        return step(alertId, alert -> alert.state() == AlertState.OPEN, (alert, now) -> {
            alerts.acknowledge(alertId, by.account(), by.onBehalf(), now);
            save(Kind.ACKNOWLEDGED, alertId, now, by, note);
            transitions.publish(alert, "ACKNOWLEDGED", now, by);
            incidents.tell(alert, PageTry.PAGER_ACKNOWLEDGE, now);
            metrics.acknowledged(alert.priority(), Duration.between(alert.raisedAt(), now));
        });
    }

    /** A person takes an alert that somebody else has; whose it was stays in the story. */
    @Transactional
    public StepResult takeOver(String alertId, Actor by, @Nullable String note) {
        return step(
                alertId,
                alert -> alert.state() == AlertState.ACKNOWLEDGED
                        && !by.account().equals(alert.acknowledgedBy()),
                (alert, now) -> {
                    alerts.acknowledge(alertId, by.account(), by.onBehalf(), now);
                    save(Kind.ACKNOWLEDGED, alertId, now, by, note);
                    transitions.publish(alert, "ACKNOWLEDGED", now, by);
                });
    }

    /** A person passes an open alert to the next one at once; one that was only listed pages from then on. */
    @Transactional
    public StepResult escalate(String alertId, Actor by, @Nullable String note) {
        return step(alertId, alert -> alert.state() == AlertState.OPEN, (alert, now) -> {
            if (alert.page()) {
                goOn(alert, round(events.of(alertId)) + 1, by, note, EscalationReason.REQUESTED, now);
            } else {
                alerts.pageFromNow(alertId, alert.priority());
                var unused = events.save(AlertEvent.step(alertId, Kind.OPENED, now, null, null));
                Alert paging = alerts.find(alertId).orElse(alert);
                goOn(paging, 0, by, note, EscalationReason.REQUESTED, now);
            }
        });
    }

    /** Whoever has an alert cannot go after all: it is open again, and the next person is paged at once. */
    @Transactional
    public StepResult giveBack(String alertId, Actor by, @Nullable String note) {
        return step(
                alertId,
                alert ->
                        alert.state() == AlertState.ACKNOWLEDGED && by.account().equals(alert.acknowledgedBy()),
                (alert, now) -> {
                    alerts.giveBack(alertId);
                    int next = round(events.of(alertId)) + 1;
                    goOn(alert, next, by, note, EscalationReason.GIVEN_BACK, now);
                });
    }

    private void goOn(Alert alert, int next, Actor by, @Nullable String note, EscalationReason why, Instant now) {
        if (note != null) {
            save(Kind.NOTED, alert.id(), now, by, note);
        }
        var unused = events.save(AlertEvent.escalated(alert.id(), now, next, why.name(), by.account())
                .onBehalf(by.onBehalf()));
        transitions.publish(alert, "ESCALATED", now, by);
    }

    /** A person says that it is over. */
    @Transactional
    public StepResult resolve(String alertId, Actor by, @Nullable String note) {
        return step(alertId, alert -> alert.state() != AlertState.CLOSED, (alert, now) -> {
            alerts.close(alertId, now);
            save(Kind.CLOSED, alertId, now, by, note);
            transitions.publish(alert, "CLOSED", now, by);
            incidents.tell(alert, PageTry.PAGER_RESOLVE, now);
        });
    }

    /** A person adds to the story; never too late. */
    @Transactional
    public StepResult note(String alertId, Actor by, String note) {
        return step(alertId, alert -> true, (alert, now) -> {
            save(Kind.NOTED, alertId, now, by, note);
            outbox.audit(by.account(), "ALERT_NOTED", alertId, Transitions.onBehalf(by));
        });
    }

    private StepResult step(String alertId, Predicate<Alert> inTime, BiConsumer<Alert, Instant> change) {
        Optional<Alert> found = alerts.lock(alertId);
        if (found.isEmpty()) {
            return new StepResult.Unknown();
        }
        if (!inTime.test(found.get())) {
            return new StepResult.TooLate(found.get());
        }
        change.accept(found.get(), outbox.now());
        return new StepResult.Done(found.get());
    }

    private void save(Kind kind, String alertId, Instant now, Actor by, @Nullable String note) {
        var unused = events.save(
                AlertEvent.step(alertId, kind, now, by.account(), note).onBehalf(by.onBehalf()));
    }

    /** The round under way: the newest since paging last began. */
    private static int round(List<AlertEvent> story) {
        int round = 0;
        for (AlertEvent event : story) {
            if (event.kind() == Kind.OPENED || event.kind() == Kind.MOVED) {
                round = 0;
            } else if (event.kind() == Kind.ESCALATED && event.round() != null) {
                round = event.round();
            }
        }
        return round;
    }
}
