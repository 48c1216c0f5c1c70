// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.cytovigil.paging.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * A try to reach a person: first a promise in the outbox, then the record of what became of it.
 *
 * @param pageId the deduplication key at the carrier
 * @param alertId what it is about; null for a notice that concerns no alert
 * @param sends how often it was handed to the carrier; more than once only after a crash
 * @param leasedUntil until when a sender works on it, in real time
 * @param about the page whose incident at the pager provider is meant, for {@link #PAGER_ACKNOWLEDGE} and resolve
 * @param notBefore not to be sent before; null is at once
 */
@MappedEntity("page_try")
public record PageTry(
        @Id String pageId,
        int attempt,
        @Nullable String alertId,
        String kind,
        String person,
        int round,
        String channel,
        String provider,
        String address,
        String title,
        String body,
        String priority,
        DeliveryState state,
        Instant createdAt,
        Instant changedAt,
        int sends,
        @Nullable Instant leasedUntil,
        @Nullable String carrierId,
        @Nullable String detail,
        @Nullable String about,
        @Nullable Instant notBefore) {
    /** A page that asks for an answer. */
    public static final String PAGE = "PAGE";

    /** A message that an alert was taken back. */
    public static final String RETRACTION = "RETRACTION";

    /** A message that an alert went to the people of another unit. */
    public static final String MOVED = "MOVED";

    /** A message to a lead, or an answer that comes later. */
    public static final String NOTICE = "NOTICE";

    /** Tells the pager provider that somebody has taken the alert of a page. */
    public static final String PAGER_ACKNOWLEDGE = "PAGER_ACKNOWLEDGE";

    /** Tells the pager provider that the alert of a page is over. */
    public static final String PAGER_RESOLVE = "PAGER_RESOLVE";

    /** A page that proves a way to a person; of no alert. */
    public static final String TEST = "TEST";

    /** Tells who takes over a unit which of its alerts are not over. */
    public static final String HAND_OVER = "HAND_OVER";

    /** Proves the way from an event to a carrier; it reaches no person. */
    public static final String CANARY = "CANARY";

    /** A way to a person. */
    public record Way(String person, String channel, String provider, String address) {}

    /**
     * What is said.
     *
     * @param title short, for pagers
     * @param about see {@link PageTry#about}
     */
    public record Said(
            String kind,
            @Nullable String alertId,
            int round,
            String title,
            String body,
            String priority,
            @Nullable String about) {
        /** A message that is not a page and asks for no answer. */
        public static Said message(String kind, @Nullable String alertId, String text) {
            return new Said(kind, alertId, 0, text, text, "LOW", null);
        }
    }

    /** A promise to say something by a way. */
    public static PageTry promised(String pageId, int attempt, Way way, Said said, Instant at) {
        return new PageTry(
                pageId,
                attempt,
                said.alertId(),
                said.kind(),
                way.person(),
                said.round(),
                way.channel(),
                way.provider(),
                way.address(),
                said.title(),
                said.body(),
                said.priority(),
                DeliveryState.QUEUED,
                at,
                at,
                0,
                null,
                null,
                null,
                said.about(),
                null);
    }

    /** The way it goes. */
    public Way way() {
        return new Way(person, channel, provider, address);
    }

    /** The same said once more by another way, not before that time. */
    public PageTry again(Way other, Instant at, Instant earliest) {
        PageTry next =
                promised(pageId, attempt + 1, other, new Said(kind, alertId, round, title, body, priority, about), at);
        return new PageTry(
                next.pageId,
                next.attempt,
                next.alertId,
                next.kind,
                next.person,
                next.round,
                next.channel,
                next.provider,
                next.address,
                next.title,
                next.body,
                next.priority,
                next.state,
                next.createdAt,
                next.changedAt,
                next.sends,
                next.leasedUntil,
                next.carrierId,
                next.detail,
                next.about,
                earliest);
    }

    /** Whether it is sent again by another way where it fails. */
    public boolean isMessage() {
        return !isPage() && !kind.equals(TEST) && reachesPeople();
    }

    /** Whether it is meant for a person, or for a provider about a person's page. */
    public boolean reachesPeople() {
        return !kind.equals(CANARY);
    }

    /** Whether it waits for nothing that can be done later. */
    public boolean isUrgent() {
        return priority.equals("HIGH");
    }

    /** Whether it asks for an answer. */
    public boolean isPage() {
        return kind.equals(PAGE);
    }
}
