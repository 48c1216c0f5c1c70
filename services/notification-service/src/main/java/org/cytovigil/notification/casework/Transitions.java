// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/** Tells the others what became of an alert, on the same topic as its beginning. */
@Singleton
public class Transitions {
    private final KafkaOutbox outbox;

    public Transitions(KafkaOutbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes a step, by an account or by the service itself. */
    void publish(Alert alert, String transition, Instant at, @Nullable Actor by) {
        outbox.add(
                Topics.ALERTS,
                alert.patient(),
                AlertTransition.newBuilder()
                        .setAlertId(alert.id())
                        .setPatient(alert.patient())
                        .setUnit(alert.unit())
                        .setTransition(transition)
                        .setPriority(alert.priority())
                        .setPage(alert.page())
                        .setCause(alert.cause())
                        .setGradingSystem(alert.gradingSystem())
                        .setGrade(alert.grade())
                        .setPrevious(alert.previous())
                        .setAt(alert.at())
                        .setRaisedAt(at)
                        .setSummary(alert.summary())
                        .setBy(by == null ? null : by.account())
                        .build());
        outbox.audit(
                by == null ? "notification" : by.account(),
                "ALERT_" + transition,
                alert.id(),
                by == null ? null : onBehalf(by));
    }

    /** For whom an account acted, as the audit trail has it. */
    static @Nullable String onBehalf(Actor by) {
        return by.onBehalf() == null ? null : "on behalf of " + by.onBehalf();
    }
}
