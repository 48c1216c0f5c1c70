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
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.metrics.PagingMetrics;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.paging.delivery.Delivery;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.schema.paging.DeliveryRecorded;
import org.jspecify.annotations.Nullable;

/** Writes down how far each try got, from whatever tells it: the sender, a receipt, or the clock. */
@Singleton
public class DeliveryBook {
    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final KafkaOutbox outbox;
    private final PagingMetrics metrics;

    public DeliveryBook(
            PageTryRepository tries,
            AlertRepository alerts,
            AlertEventRepository events,
            KafkaOutbox outbox,
            PagingMetrics metrics) {
        this.tries = tries;
        this.alerts = alerts;
        this.events = events;
        this.outbox = outbox;
        this.metrics = metrics;
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
            if (sign.carrierId() != null) {
                tries.named(page.pageId(), page.attempt(), sign.carrierId());
            }
            return;
        }
        Instant now = outbox.now();
        tries.move(page.pageId(), page.attempt(), next.name(), now, sign.detail(), sign.carrierId());
        String outcome = sign.sign() == DeliverySign.RECEIPT_UNDELIVERED ? "UNDELIVERED" : next.name();
        Optional<Alert> alert = alerts.find(page.alertId());
        if (page.kind().equals(PageTry.PAGE)) {
            var unused = events.save(AlertEvent.page(Kind.PROGRESSED, now, page.because(sign.detail()), next.name()));
            if (page.state() == DeliveryState.QUEUED && next != DeliveryState.FAILED && page.round() == 0) {
                alert.ifPresent(raised ->
                        metrics.accepted(raised.priority(), page.channel(), Duration.between(raised.raisedAt(), now)));
            }
        }
        outbox.add(Topics.DELIVERIES, page.alertId(), recorded(page, outcome, now, alert, sign.detail()));
        metrics.page(page.channel(), outcome);
    }

    private static DeliveryRecorded recorded(
            PageTry page, String outcome, Instant now, Optional<Alert> alert, @Nullable String detail) {
        return DeliveryRecorded.newBuilder()
                .setPageId(page.pageId())
                .setAlertId(page.alertId())
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
