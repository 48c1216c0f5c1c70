// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.cytovigil.notification.casework.Changes;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.sending.DeliveryBook.Sign;
import org.cytovigil.notification.sending.DeliveryBook.TryKey;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the promises of the outbox of pages. A promise is leased, sent, and its outcome written down; a crash in between
 * lets the lease run out, and the page is sent again under the same deduplication key.
 */
@Singleton
public class PageSender {
    private static final int AT_ONCE = 16;

    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final DeliveryBook book;
    private final Channels channels;
    private final Changes changes;
    private final int leaseSeconds;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
    private final Semaphore free = new Semaphore(AT_ONCE);

    public PageSender(
            PageTryRepository tries,
            AlertRepository alerts,
            DeliveryBook book,
            Channels channels,
            Changes changes,
            Settings settings) {
        this.tries = tries;
        this.alerts = alerts;
        this.book = book;
        this.channels = channels;
        this.changes = changes;
        // Longer than a carrier may take, so that a slow answer is not taken for a dead sender.
        this.leaseSeconds =
                (int) settings.duration(SettingKey.NOTIFICATION_TIMEOUT).toSeconds() + 2;
    }

    /** Takes what is due and hands it to the carriers, each on its own thread: a silent carrier holds up nobody. */
    public void sendDue() {
        int room = free.availablePermits();
        if (room == 0) {
            return;
        }
        for (PageTry page : claim(room)) {
            free.acquireUninterruptibly();
            workers.execute(() -> {
                try {
                    send(page);
                } finally {
                    free.release();
                }
            });
        }
    }

    @Transactional
    List<PageTry> claim(int count) {
        return tries.claim(leaseSeconds, count);
    }

    private void send(PageTry page) {
        TryKey key = new TryKey(page.pageId(), page.attempt());
        if (page.kind().equals(PageTry.PAGE) && !stillWanted(page)) {
            write(key, DeliverySign.REFUSED, null, "no longer needed");
            return;
        }
        PageChannel channel = channels.provider(page.provider()).orElse(null);
        if (channel == null) {
            write(key, DeliverySign.REFUSED, null, "provider is not configured");
            return;
        }
        SendResult result = channel.send(page);
        if (result instanceof SendResult.Taken taken) {
            write(key, DeliverySign.TAKEN, taken.carrierId(), null);
            if (!channel.sendsReceipts()) {
                write(key, DeliverySign.RECEIPT_DELIVERED, null, "taken by the provider");
            }
        } else if (result instanceof SendResult.Refused refused) {
            write(key, DeliverySign.REFUSED, null, refused.reason());
        }
    }

    private boolean stillWanted(PageTry page) {
        return alerts.find(page.alertId()).map(Alert::state).orElse(AlertState.CLOSED) == AlertState.OPEN;
    }

    private void write(TryKey key, DeliverySign sign, @Nullable String carrierId, @Nullable String detail) {
        var unused = book.record(key, new Sign(sign, carrierId, detail));
        changes.happened();
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
    }
}
