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
        @Nullable String sourceKey) {

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
        ACKNOWLEDGED,
        CLOSED,
        NOTED
    }

    /** A step with no more to it than a person and a note. */
    public static AlertEvent step(
            String alertId, Kind kind, Instant at, @Nullable String person, @Nullable String note) {
        return new AlertEvent(null, alertId, kind, at, person, note, null, null, null, null, null, null, null);
    }

    /** The same step, recognised when its record is read again. */
    public AlertEvent from(String source) {
        return new AlertEvent(
                seq, alertId, kind, at, person, note, pageId, round, attempt, outcome, channel, provider, source);
    }

    /** A move to a round. */
    public static AlertEvent escalated(String alertId, Instant at, int round, String reason, @Nullable String by) {
        return new AlertEvent(null, alertId, Kind.ESCALATED, at, by, null, null, round, null, reason, null, null, null);
    }

    /** A try, or how far it got. */
    public static AlertEvent page(Kind kind, Instant at, PageTry page, @Nullable String outcome) {
        return new AlertEvent(
                null,
                page.alertId(),
                kind,
                at,
                page.person(),
                page.detail(),
                page.pageId(),
                page.round(),
                page.attempt(),
                outcome,
                page.channel(),
                page.provider(),
                null);
    }
}
