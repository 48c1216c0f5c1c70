// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an alert. */
@MappedEntity("alert_event")
public record AlertEvent(
        @Id @GeneratedValue @Nullable Long seq,
        String alertId,
        Kind kind,
        Instant at,
        @Nullable String person,
        @Nullable String note,
        @Nullable String pageId,
        @Nullable Integer round,
        @Nullable Integer attempt,
        @Nullable String outcome,
        @Nullable String channel,
        @Nullable String provider,
        @Nullable String sourceKey,
        @Nullable String onBehalf) {

    /** What can happen. */
    public enum Kind {
        RAISED,
        REOPENED,
        RETRACTED,
        RESOLVED,
        /** Paging began. */
        OPENED,
        /** A try to page a person was written down. */
        TRIED,
        /** A try got further or failed. */
        PROGRESSED,
        ESCALATED,
        ALARM,
        /** The patient went to another unit, whose people are paged anew. */
        MOVED,
        ACKNOWLEDGED,
        CLOSED,
        NOTED
    }

    /** A step with no more to it than a person and a note. */
    public static AlertEvent step(
            String alertId, Kind kind, Instant at, @Nullable String person, @Nullable String note) {
        return new AlertEvent(null, alertId, kind, at, person, note, null, null, null, null, null, null, null, null);
    }

    /** The same step, by an account for somebody else. */
    public AlertEvent onBehalf(@Nullable String whom) {
        return new AlertEvent(
                seq, alertId, kind, at, person, note, pageId, round, attempt, outcome, channel, provider, sourceKey,
                whom);
    }

    /** The same step, recognised when its record is read again. */
    public AlertEvent from(String source) {
        return new AlertEvent(
                seq, alertId, kind, at, person, note, pageId, round, attempt, outcome, channel, provider, source,
                onBehalf);
    }

    /** A move to a round. */
    public static AlertEvent escalated(String alertId, Instant at, int round, String reason, @Nullable String by) {
        return new AlertEvent(
                null, alertId, Kind.ESCALATED, at, by, null, null, round, null, reason, null, null, null, null);
    }

    /** How far a try got, and why. */
    public record Outcome(@Nullable String state, @Nullable String detail) {}

    /** A try of a page for an alert, or how far it got. */
    public static AlertEvent page(Kind kind, Instant at, PageTry page, Outcome outcome) {
        return new AlertEvent(
                null,
                String.valueOf(page.alertId()),
                kind,
                at,
                page.person(),
                outcome.detail(),
                page.pageId(),
                page.round(),
                page.attempt(),
                outcome.state(),
                page.channel(),
                page.provider(),
                null,
                null);
    }
}
