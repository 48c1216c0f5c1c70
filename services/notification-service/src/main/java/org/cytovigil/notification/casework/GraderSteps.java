// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/** What the grader says of an alert. Each record counts once, however often it is read. */
@Singleton
public class GraderSteps {
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final BoardRepository board;
    private final Retractions retractions;
    private final Transitions transitions;
    private final KafkaOutbox outbox;

    public GraderSteps(
            AlertRepository alerts,
            AlertEventRepository events,
            BoardRepository board,
            Retractions retractions,
            Transitions transitions,
            KafkaOutbox outbox) {
        this.alerts = alerts;
        this.events = events;
        this.board = board;
        this.retractions = retractions;
        this.transitions = transitions;
        this.outbox = outbox;
    }

    /** Takes a step in; our own steps come back on the same topic and are passed over. */
    @Transactional
    public void take(AlertTransition step) {
        switch (step.getTransition().toString()) {
            case "RAISED" -> raise(step, AlertState.OPEN);
            case "REOPENED" -> reopen(step);
            case "RETRACTED" -> retract(step);
            case "RESOLVED" -> resolve(step);
            default -> {}
        }
    }

    private void raise(AlertTransition step, AlertState state) {
        String id = step.getAlertId().toString();
        if (insert(step, state) == 0) {
            return;
        }
        Instant now = outbox.now();
        save(AlertEvent.step(id, Kind.RAISED, now, null, null).from(sourceKey(step)));
        if (step.getPage() && state == AlertState.OPEN) {
            save(AlertEvent.step(id, Kind.OPENED, now, null, null));
        }
    }

    private long insert(AlertTransition step, AlertState state) {
        String id = step.getAlertId().toString();
        return alerts.insert(
                id,
                freeCode(id),
                step.getPatient().toString(),
                unit(step),
                state.name(),
                step.getPriority().toString(),
                step.getPage(),
                step.getCause().toString(),
                textOrNull(step.getGradingSystem()),
                step.getGrade(),
                step.getPrevious(),
                step.getAt(),
                step.getRaisedAt(),
                step.getSummary().toString());
    }

    private void reopen(AlertTransition step) {
        String id = step.getAlertId().toString();
        Optional<Alert> found = alerts.lock(id);
        if (found.isEmpty()) {
            raise(step, AlertState.OPEN);
            return;
        }
        if (events.knows(id, sourceKey(step))) {
            return;
        }
        Instant now = outbox.now();
        save(AlertEvent.step(id, Kind.REOPENED, now, null, null).from(sourceKey(step)));
        if (found.get().state() == AlertState.CLOSED) {
            String code = found.get().code();
            alerts.reopen(id, alerts.codeTaken(code) ? freeCode(id) : code);
            if (found.get().page()) {
                save(AlertEvent.step(id, Kind.OPENED, now, null, null));
            }
        }
    }

    private void retract(AlertTransition step) {
        String own = step.getAlertId().toString();
        String retracted = step.getRetracts() == null ? own : step.getRetracts().toString();
        if (!retracted.equals(own)) {
            raise(step, AlertState.CLOSED);
        }
        Optional<Alert> found = alerts.lock(retracted);
        if (found.isEmpty() || events.knows(retracted, sourceKey(step))) {
            return;
        }
        Instant now = outbox.now();
        save(AlertEvent.step(retracted, Kind.RETRACTED, now, null, null).from(sourceKey(step)));
        retractions.tellRecipients(found.get(), now);
        close(found.get(), now);
    }

    private void resolve(AlertTransition step) {
        String id = step.getAlertId().toString();
        Optional<Alert> found = alerts.lock(id);
        if (found.isEmpty() || events.knows(id, sourceKey(step))) {
            return;
        }
        Instant now = outbox.now();
        save(AlertEvent.step(id, Kind.RESOLVED, now, null, null).from(sourceKey(step)));
        close(found.get(), now);
    }

    private void close(Alert alert, Instant now) {
        if (alert.state() != AlertState.CLOSED) {
            alerts.close(alert.id(), now);
            save(AlertEvent.step(alert.id(), Kind.CLOSED, now, null, null));
            transitions.publish(alert, "CLOSED", now, null);
        }
    }

    private void save(AlertEvent event) {
        var unused = events.save(event);
    }

    private String freeCode(String alertId) {
        for (int attempt = 0; ; attempt++) {
            String code = AlertCode.of(alertId, attempt).text();
            if (!alerts.codeTaken(code)) {
                return code;
            }
        }
    }

    private @Nullable String unit(AlertTransition step) {
        String unit = textOrNull(step.getUnit());
        return unit != null
                ? unit
                : board.patient(step.getPatient().toString())
                        .map(PatientRow::unit)
                        .orElse(null);
    }

    private static String sourceKey(AlertTransition step) {
        return step.getTransition() + "@" + step.getRaisedAt();
    }

    private static @Nullable String textOrNull(@Nullable CharSequence text) {
        return text == null || text.isEmpty() ? null : text.toString();
    }
}
