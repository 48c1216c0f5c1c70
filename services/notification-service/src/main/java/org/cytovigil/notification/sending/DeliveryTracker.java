// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.kafka.Topics;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.messages.Incidents;
import org.cytovigil.notification.messages.PersonMessages;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.delivery.Delivery;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.jspecify.annotations.Nullable;

/** Writes down how far each try got, from whatever tells it: the sender, a receipt, or the clock. */
@Singleton
public class DeliveryTracker {
    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;
    private final PersonMessages messages;
    private final Incidents incidents;

    public DeliveryTracker(
            PageTryRepository tries,
            AlertRepository alerts,
            AlertEventRepository events,
            KafkaOutbox outbox,
            PagingMetrics metrics,
            PersonMessages messages,
            Incidents incidents) {
        this.tries = tries;
        this.alerts = alerts;
        this.events = events;
        this.outbox = outbox;
        this.metrics = metrics;
        this.messages = messages;
        this.incidents = incidents;
    }

    /** Which try a sign is about. */
    public record TryKey(String pageId, int attempt) {}

    /** What was learnt, with the carrier's own id and a reason where there are any. */
    public record Sign(
            DeliverySign sign,
            @Nullable String carrierId,
            @Nullable String detail) {}

    /** Writes a sign down; whether the try is known. */
    @Transactional
    public boolean record(TryKey key, Sign sign) {
        Optional<PageTry> found = tries.lock(key.pageId(), key.attempt());
        found.ifPresent(page -> record(page, sign));
        return found.isPresent();
    }

    private void record(PageTry page, Sign sign) {
        DeliveryState next = Delivery.after(page.state(), sign.sign());
        if (next == page.state()) {
            if (sign.carrierId() != null && !sign.carrierId().equals(page.carrierId())) {
                tries.named(page.pageId(), page.attempt(), sign.carrierId());
            }
            return;
        }
        Instant now = outbox.now();
        tries.move(page.pageId(), page.attempt(), next.name(), now, sign.detail(), sign.carrierId());
        String outcome = sign.sign() == DeliverySign.RECEIPT_UNDELIVERED ? "UNDELIVERED" : next.name();
        Optional<Alert> alert = Optional.ofNullable(page.alertId()).flatMap(alerts::find);
        if (page.isPage()) {
            var unused = events.save(
                    AlertEvent.page(Kind.PROGRESSED, now, page, new AlertEvent.Outcome(next.name(), sign.detail())));
            alert.ifPresent(raised -> follow(page, next, raised, now));
        } else if (next == DeliveryState.FAILED) {
            messages.failed(page, now);
        }
        if (next == DeliveryState.DELIVERED && page.reachesPeople()) {
            metrics.delivered(page.channel(), Duration.between(page.createdAt(), now));
        }
        if (page.about() == null && page.reachesPeople()) {
            outbox.add(Topics.DELIVERIES, keyOf(page), recorded(page, outcome, now, alert, sign.detail()));
            metrics.page(page.channel(), outcome);
        }
    }

    private void follow(PageTry page, DeliveryState next, Alert raised, Instant now) {
        boolean taken = page.state() == DeliveryState.QUEUED && next != DeliveryState.FAILED;
        if (taken && page.round() == 0) {
            metrics.accepted(raised.priority(), page.channel(), Duration.between(raised.raisedAt(), now));
        }
        if (taken && incidents.follows(page) && raised.state() != AlertState.OPEN) {
            // Somebody was faster than the provider: what it was told of the alert came before the page.
            incidents.tell(
                    page, raised.state() == AlertState.CLOSED ? PageTry.PAGER_RESOLVE : PageTry.PAGER_ACKNOWLEDGE, now);
        }
    }

    /** A notice is of no alert; on the topic it stands under its own id. */
    private static String keyOf(PageTry page) {
        return page.alertId() == null ? page.pageId() : page.alertId();
    }

    private static DeliveryRecorded recorded(
            PageTry page, String outcome, Instant now, Optional<Alert> alert, @Nullable String detail) {
        return DeliveryRecorded.newBuilder()
                .setPageId(page.pageId())
                .setAlertId(keyOf(page))
                .setPerson(page.person())
                .setUnit(alert.map(Alert::unit).orElse(null))
                .setChannel(page.channel())
                .setProvider(page.provider())
                .setAttempt(page.attempt())
                .setOutcome(outcome)
                .setAt(now)
                .setDetail(detail)
                .build();
    }
}
