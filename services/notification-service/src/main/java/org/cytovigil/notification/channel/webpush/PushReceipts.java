// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.sending.DeliveryTracker;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.delivery.DeliverySign;

/** What a device tells of a page that it was sent, and what it is told of that page. */
@Singleton
class PushReceipts {
    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final DeliveryTracker deliveries;
    private final PushDevices devices;
    private final Changes changes;
    private final Clock clock;

    @Inject
    PushReceipts(
            PageTryRepository tries,
            AlertRepository alerts,
            DeliveryTracker deliveries,
            PushDevices devices,
            Changes changes) {
        this.tries = tries;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.devices = devices;
        this.changes = changes;
        this.clock = Clock.systemUTC();
    }

    /** A device has shown the page as new. */
    void shown(ReceiptTokens.Receipt receipt) {
        TryKey key = new TryKey(receipt.pageId(), receipt.attempt());
        if (deliveries.record(key, new Sign(DeliverySign.RECEIPT_DELIVERED, null, null))) {
            devices.shown(receipt.device());
            changes.happened();
        }
    }

    /** Whether the page is still to be shown as new: not too old, and of no alert that somebody has or that is over. */
    boolean isCurrent(ReceiptTokens.Receipt receipt) {
        Optional<PageTry> page = tries.find(receipt.pageId(), receipt.attempt());
        return page.isPresent() && clock.instant().isBefore(receipt.until()) && isWanted(page.get());
    }

    private boolean isWanted(PageTry page) {
        return !page.isPage()
                || Optional.ofNullable(page.alertId())
                        .flatMap(alerts::find)
                        .filter(alert -> alert.state() == AlertState.OPEN)
                        .isPresent();
    }
}
