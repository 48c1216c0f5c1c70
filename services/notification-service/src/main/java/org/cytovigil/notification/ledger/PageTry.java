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
 * @param sends how often it was handed to the carrier; more than once only after a crash
 * @param leasedUntil until when a sender works on it, in real time
 */
@MappedEntity("page_try")
public record PageTry(
        @Id String pageId,
        int attempt,
        String alertId,
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
        @Nullable String detail) {
    /** A page that asks for an answer. */
    public static final String PAGE = "PAGE";

    /** A message that an alert was taken back. */
    public static final String RETRACTION = "RETRACTION";

    /** The same try with the reason for its newest state. */
    public PageTry because(@Nullable String reason) {
        return new PageTry(
                pageId,
                attempt,
                alertId,
                kind,
                person,
                round,
                channel,
                provider,
                address,
                title,
                body,
                priority,
                state,
                createdAt,
                changedAt,
                sends,
                leasedUntil,
                carrierId,
                reason);
    }
}
