// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.silence;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.SilenceRepository;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.jspecify.annotations.Nullable;

/**
 * Silences hold back pages for a while; the alert stays open and in sight, and when the silence ends its paging goes on.
 *
 * <p>A silence names either one alert or one technical cause. A higher grade is another alert, and no toxicity is a
 * technical cause, so neither kind can hide that a patient got worse. Nor does it hold back what a person passes on: whoever
 * asks for the next one is told that they are paged.
 */
@Singleton
public class Silences {
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Set<String> TECHNICAL = Set.of("FEED_SILENT", "ASSESSMENT_OVERDUE", "PUMP_STALE");
    private static final String ALL = "*";
    private static final String URGENT = "HIGH";

    private final SilenceRepository silences;
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final KafkaOutbox outbox;

    public Silences(
            SilenceRepository silences, AlertRepository alerts, AlertEventRepository events, KafkaOutbox outbox) {
        this.silences = silences;
        this.alerts = alerts;
        this.events = events;
        this.outbox = outbox;
    }

    /** What a silence is asked for: an alert, or a cause with a patient or a unit. */
    public record Scope(
            @Nullable String alert,
            @Nullable String cause,
            @Nullable String patient,
            @Nullable String unit) {}

    /** Adds a silence. */
    @Transactional
    public SilenceRow add(Scope scope, String reason, String owner, Instant expiry, String by) {
        Instant now = outbox.now();
        check(scope, expiry, now);
        String alertId = scope.alert();
        SilenceRow silence = new SilenceRow(
                UUID.randomUUID().toString(),
                alertId,
                alertId == null ? scope.unit() : null,
                alertId == null ? scope.patient() : null,
                scope.cause(),
                reason,
                owner,
                now,
                expiry);
        if (alertId != null) {
            lockLiving(alertId);
            String note = "silenced until " + expiry + ": " + reason;
            var unused = events.save(AlertEvent.step(alertId, Kind.NOTED, now, owner, note));
        }
        silences.add(silence);
        outbox.audit(by, "SILENCE_SET", alertId == null ? silence.id() : alertId, "until " + expiry);
        return silence;
    }

    /** Ends a silence at once; whether it was in force. */
    @Transactional
    public boolean end(String id, String by) {
        Instant now = outbox.now();
        Optional<SilenceRow> found = silences.inForce(now).stream()
                .filter(silence -> silence.id().equals(id))
                .findFirst();
        found.ifPresent(silence -> {
            silences.end(id, now);
            String alertId = silence.alertId();
            if (alertId != null) {
                var unused = events.save(AlertEvent.step(alertId, Kind.NOTED, now, by, "silence ended"));
            }
            outbox.audit(by, "SILENCE_ENDED", alertId == null ? id : alertId, null);
        });
        return found.isPresent();
    }

    /** Those in force now. */
    public List<SilenceRow> inForce() {
        return silences.inForce(outbox.now());
    }

    /** Whether pages of an alert are held back; its story tells whether it has come back since it was silenced. */
    public static boolean holdsBack(List<SilenceRow> inForce, Alert alert, List<AlertEvent> story) {
        return inForce.stream().anyMatch(silence -> holdsBack(silence, alert, story));
    }

    private static boolean holdsBack(SilenceRow silence, Alert alert, List<AlertEvent> story) {
        if (story.stream().anyMatch(event -> isPassedOn(event) && event.at().isAfter(silence.createdAt()))) {
            return false;
        }
        if (silence.alertId() != null) {
            return silence.alertId().equals(alert.id())
                    && story.stream()
                            .noneMatch(event ->
                                    event.kind() == Kind.OPENED && event.at().isAfter(silence.createdAt()));
        }
        return alert.cause().equals(silence.cause())
                && TECHNICAL.contains(alert.cause())
                && !alert.priority().equals(URGENT)
                && (silence.patient() == null || silence.patient().equals(alert.patient()))
                && (silence.unit() == null || silence.unit().equals(alert.unit()));
    }

    /** Somebody has looked at it since, and wants another person to come. */
    private static boolean isPassedOn(AlertEvent event) {
        return event.kind() == Kind.ESCALATED && event.person() != null;
    }

    private static void check(Scope scope, Instant expiry, Instant now) {
        if (!expiry.isAfter(now) || expiry.isAfter(now.plus(LONGEST))) {
            throw new JsonProblem("expiry must be in the future and at most 12 hours away");
        }
        if ((scope.alert() == null) == (scope.cause() == null)) {
            throw new JsonProblem("either alert or cause must be given");
        }
        if (scope.cause() != null && scope.patient() == null && scope.unit() == null) {
            throw new JsonProblem("a cause is silenced for a patient or a unit: one of them must be given");
        }
        if (ALL.equals(scope.unit()) || ALL.equals(scope.patient())) {
            throw new JsonProblem("a silence is of one unit or of one patient, not of all");
        }
        if (scope.cause() != null && !TECHNICAL.contains(scope.cause())) {
            throw new JsonProblem("cause must be one of " + String.join(", ", new TreeSet<>(TECHNICAL))
                    + "; anything else is silenced by its alert");
        }
    }

    private void lockLiving(String alertId) {
        boolean living = alerts.lock(alertId)
                .filter(alert -> alert.state() != AlertState.CLOSED)
                .isPresent();
        if (!living) {
            throw new JsonProblem("alert is not known, or closed");
        }
    }
}
