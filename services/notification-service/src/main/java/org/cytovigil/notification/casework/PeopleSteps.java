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

    public PeopleSteps(
            AlertRepository alerts,
            AlertEventRepository events,
            Transitions transitions,
            KafkaOutbox outbox,
            PagingMetrics metrics) {
        this.alerts = alerts;
        this.events = events;
        this.transitions = transitions;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** A person takes an open alert. */
    @Transactional
    public StepResult acknowledge(String alertId, String by, @Nullable String note) {
        return step(alertId, alert -> alert.state() == AlertState.OPEN, (alert, now) -> {
            alerts.acknowledge(alertId, by, now);
            save(AlertEvent.step(alertId, Kind.ACKNOWLEDGED, now, by, note));
            transitions.publish(alert, "ACKNOWLEDGED", now, by);
            metrics.acknowledged(alert.priority(), Duration.between(alert.raisedAt(), now));
        });
    }

    /** A person passes an open alert to the next one at once. */
    @Transactional
    public StepResult escalate(String alertId, String by, @Nullable String note) {
        return step(alertId, alert -> alert.state() == AlertState.OPEN, (alert, now) -> {
            if (note != null) {
                save(AlertEvent.step(alertId, Kind.NOTED, now, by, note));
            }
            int next = round(events.of(alertId)) + 1;
            save(AlertEvent.escalated(alertId, now, next, EscalationReason.REQUESTED.name(), by));
            transitions.publish(alert, "ESCALATED", now, by);
        });
    }

    /** A person says that it is over. */
    @Transactional
    public StepResult resolve(String alertId, String by, @Nullable String note) {
        return step(alertId, alert -> alert.state() != AlertState.CLOSED, (alert, now) -> {
            alerts.close(alertId, now);
            save(AlertEvent.step(alertId, Kind.CLOSED, now, by, note));
            transitions.publish(alert, "CLOSED", now, by);
        });
    }

    /** A person adds to the story; never too late. */
    @Transactional
    public StepResult note(String alertId, String by, String note) {
        return step(alertId, alert -> true, (alert, now) -> {
            save(AlertEvent.step(alertId, Kind.NOTED, now, by, note));
            outbox.audit(by, "ALERT_NOTED", alertId, null);
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

    private void save(AlertEvent event) {
        var unused = events.save(event);
    }

    /** The round under way: the newest since paging last began. */
    private static int round(List<AlertEvent> story) {
        int round = 0;
        for (AlertEvent event : story) {
            if (event.kind() == Kind.OPENED) {
                round = 0;
            } else if (event.kind() == Kind.ESCALATED && event.round() != null) {
                round = event.round();
            }
        }
        return round;
    }
}
