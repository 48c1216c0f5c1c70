// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.sending.DeliveryBook;
import org.cytovigil.notification.sending.DeliveryBook.Sign;
import org.cytovigil.notification.sending.DeliveryBook.TryKey;
import org.cytovigil.notification.silence.SilenceBook;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.paging.escalation.ReceiptPatience;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the clock: which alerts need something done, and which receipts are overdue. */
@Singleton
public class CaseClock {
    private static final Logger LOG = LoggerFactory.getLogger(CaseClock.class);

    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PageTryRepository tries;
    private final CaseAdvance advance;
    private final DeliveryBook book;
    private final Duty duty;
    private final KafkaOutbox outbox;
    private final SilenceBook silences;
    private final Changes changes;

    public CaseClock(
            AlertRepository alerts,
            AlertEventRepository events,
            PageTryRepository tries,
            CaseAdvance advance,
            DeliveryBook book,
            Duty duty,
            KafkaOutbox outbox,
            SilenceBook silences,
            Changes changes) {
        this.alerts = alerts;
        this.events = events;
        this.tries = tries;
        this.advance = advance;
        this.book = book;
        this.duty = duty;
        this.outbox = outbox;
        this.silences = silences;
        this.changes = changes;
    }

    /** Does all that is due now. One alert that cannot be handled holds up no other. */
    public void tick() {
        Instant now = outbox.now();
        markOverdueReceipts(now);
        List<Alert> waiting = alerts.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        Map<String, List<AlertEvent>> stories =
                events.ofWaiting().stream().collect(Collectors.groupingBy(AlertEvent::alertId));
        OnCallResolver resolver = duty.resolver();
        List<SilenceRow> inForce = silences.inForce();
        boolean changed = false;
        for (Alert alert : waiting) {
            try {
                List<AlertEvent> story = stories.getOrDefault(alert.id(), List.of());
                changed |= !SilenceBook.holdsBack(inForce, alert, story)
                        && isDue(alert, story, resolver, now)
                        && advance.advance(alert.id());
            } catch (RuntimeException failed) {
                LOG.error("cannot advance alert {}", alert.code(), failed);
            }
        }
        if (changed) {
            changes.happened();
        }
    }

    /** Asked without a lock, since mostly nothing is due; {@link CaseAdvance} asks again with one. */
    private boolean isDue(Alert alert, List<AlertEvent> story, OnCallResolver resolver, Instant now) {
        return !advance.caseOf(alert)
                .next(CaseStory.of(story), resolver.onCall(CaseAdvance.unitOf(alert), now), now)
                .isEmpty();
    }

    private void markOverdueReceipts(Instant now) {
        for (PageTry page : tries.withoutReceiptSince(now.minus(ReceiptPatience.DEFAULT.otherRoute()))) {
            var unused = book.record(
                    new TryKey(page.pageId(), page.attempt()),
                    new Sign(DeliverySign.RECEIPT_OVERDUE, null, "no receipt"));
        }
    }
}
