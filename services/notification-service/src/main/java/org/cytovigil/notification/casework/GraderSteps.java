// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.messages.Incidents;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.AlertCode;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/** What the grader says of an alert. Each record counts once, however often it is read. */
@Singleton
public class GraderSteps {
    private static final Duration NEWS = Duration.ofHours(24);
    private static final Duration CODES_REST = Duration.ofDays(30);
    private static final Instant FAR_AHEAD = Instant.parse("9999-01-01T00:00:00Z");
    private static final int MOST_CODES = 1000;

    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final BoardRepository board;
    private final PersonMessages messages;
    private final Incidents incidents;
    private final Transitions transitions;
    private final KafkaOutbox outbox;
    private final RunTime time;

    public GraderSteps(
            AlertRepository alerts,
            AlertEventRepository events,
            BoardRepository board,
            PersonMessages messages,
            Incidents incidents,
            Transitions transitions,
            KafkaOutbox outbox,
            RunTime time) {
        this.alerts = alerts;
        this.events = events;
        this.board = board;
        this.messages = messages;
        this.incidents = incidents;
        this.transitions = transitions;
        this.outbox = outbox;
        this.time = time;
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
        boolean pages = step.getPage() && !tooOld(step);
        if (insert(step, state, pages) == 0) {
            return;
        }
        Instant now = outbox.now();
        save(AlertEvent.step(id, Kind.RAISED, now, null, null).from(sourceKey(step)));
        if (pages && state == AlertState.OPEN) {
            save(AlertEvent.step(id, Kind.OPENED, now, null, null));
        } else if (step.getPage() && state == AlertState.OPEN) {
            save(AlertEvent.step(
                    id, Kind.NOTED, now, null, "raised more than 24 h before it was read: listed, not paged"));
            outbox.audit("notification", "ALERT_TOO_OLD_TO_PAGE", id, null);
        }
    }

    /**
     * Whether the news is too old to wake anybody: an old topic in front of a new ledger. By the earlier of two clocks, so
     * that a clock that was wrong for a while makes no alert old.
     */
    private boolean tooOld(AlertTransition step) {
        Instant now = time.wall().isBefore(time.now()) ? time.wall() : time.now();
        return step.getRaisedAt().isBefore(now.minus(NEWS));
    }

    private long insert(AlertTransition step, AlertState state, boolean pages) {
        String id = step.getAlertId().toString();
        return alerts.insert(
                id,
                freeCode(id),
                step.getPatient().toString(),
                unit(step),
                state.name(),
                step.getPriority().toString(),
                pages,
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
        Alert alert = found.get();
        boolean over = alert.state() == AlertState.CLOSED;
        if (over) {
            String code = alert.code();
            alerts.reopen(id, alerts.codeTaken(code, id, now.minus(CODES_REST)) ? freeCode(id) : code);
        }
        // What another page stood for, or what was too old, may ask for a page of its own now.
        boolean waits = over || (alert.state() == AlertState.OPEN && !alert.page());
        boolean pagesNow = waits && step.getPage() && !tooOld(step);
        if (pagesNow) {
            alerts.pageFromNow(id, step.getPriority().toString());
        }
        if (pagesNow || (over && alert.page())) {
            save(AlertEvent.step(id, Kind.OPENED, now, null, null));
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
        messages.retracted(found.get(), now);
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
            incidents.tell(alert, PageTry.PAGER_RESOLVE, now);
        }
    }

    private void save(AlertEvent event) {
        var unused = events.save(event);
    }

    /** A code rests after its alert, so that a late answer never reaches another one; if all do, only the living count. */
    private String freeCode(String alertId) {
        Instant rested = outbox.now().minus(CODES_REST);
        for (int attempt = 0; ; attempt++) {
            String code = AlertCode.of(alertId, attempt).text();
            if (!alerts.codeTaken(code, alertId, attempt < MOST_CODES ? rested : FAR_AHEAD)) {
                return code;
            }
        }
    }

    /** Where the patient is by the newest word: of the alert itself, or of a transfer after it. */
    private @Nullable String unit(AlertTransition step) {
        String unit = textOrNull(step.getUnit());
        Optional<PatientRow> bed = board.patient(step.getPatient().toString());
        String known = bed.map(PatientRow::unit).orElse(null);
        boolean transferred =
                bed.filter(row -> row.changedAt().isAfter(step.getAt())).isPresent();
        return unit == null || (transferred && known != null) ? known : unit;
    }

    private static String sourceKey(AlertTransition step) {
        return step.getTransition() + "@" + step.getRaisedAt();
    }

    private static @Nullable String textOrNull(@Nullable CharSequence text) {
        return text == null || text.isEmpty() ? null : text.toString();
    }
}
