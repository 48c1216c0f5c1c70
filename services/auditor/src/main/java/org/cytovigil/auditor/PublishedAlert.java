// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.jspecify.annotations.Nullable;

/** The life of an alert as the topics tell it, up to what was read last. */
final class PublishedAlert {
    private final AlertTransition raised;
    private Instant opened;
    private @Nullable Instant answered;
    private @Nullable Instant closed;
    private @Nullable Instant accepted;
    private Instant newestTry = Instant.MIN;
    private boolean accountedFor;

    /** @param raised the first that was told of it */
    PublishedAlert(AlertTransition raised) {
        this.raised = raised;
        this.opened = raised.getRaisedAt();
    }

    AlertTransition raised() {
        return raised;
    }

    void take(AlertTransition step) {
        switch (step.getTransition().toString()) {
            case "ACKNOWLEDGED" -> answered = first(answered, step.getRaisedAt());
            case "ESCALATED" -> giveBack(step.getRaisedAt());
            case "CLOSED", "RESOLVED", "RETRACTED" -> closed = first(closed, step.getRaisedAt());
            case "REOPENED" -> reopen(step.getRaisedAt());
            default -> {}
        }
    }

    /** An alert that was closed pages again; one that somebody has in hand does not. */
    private void reopen(Instant at) {
        if (closed != null) {
            beginAnew(at);
        }
    }

    /** Nobody escalates what somebody has, but whoever gives it back: it pages anew. */
    private void giveBack(Instant at) {
        if (answered != null && closed == null) {
            beginAnew(at);
        }
    }

    /** Nobody has it, and what was sent before does not count. */
    private void beginAnew(Instant at) {
        opened = at;
        closed = null;
        answered = null;
        accepted = null;
    }

    void take(DeliveryRecorded delivery) {
        newestTry = delivery.getAt().isAfter(newestTry) ? delivery.getAt() : newestTry;
        String outcome = delivery.getOutcome().toString();
        if (!delivery.getAt().isBefore(opened) && (outcome.equals("ACCEPTED") || outcome.equals("DELIVERED"))) {
            accepted = first(accepted, delivery.getAt());
        }
    }

    /** What the audit trail says of it: somebody silenced it, it was too old to page, or a technical alarm was raised. */
    void take(ActionRecorded action) {
        switch (action.getAction().toString()) {
            case "SILENCE_SET", "ALERT_TOO_OLD_TO_PAGE", "TECHNICAL_ALARM" -> accountedFor = true;
            default -> {}
        }
    }

    /** Whether a page of it had to be sent: it pages, and was open for long enough. */
    boolean hadToPage(Instant now, Duration inTime) {
        Instant end = first(answered, closed == null ? now : closed);
        return raised.getPage() && !accountedFor && end.isAfter(opened.plus(inTime));
    }

    boolean isAccepted() {
        return accepted != null;
    }

    /** Whether it pages, is open, and nobody has answered. */
    boolean isUnanswered() {
        return raised.getPage() && !accountedFor && answered == null && closed == null;
    }

    Instant opened() {
        return opened;
    }

    /** The newest attempt to reach anybody; {@link Instant#MIN} for none. */
    Instant newestTry() {
        return newestTry;
    }

    private static Instant first(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }
}
