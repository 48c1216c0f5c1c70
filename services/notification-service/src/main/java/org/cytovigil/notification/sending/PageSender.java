// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.sending.DeliveryTracker.Sign;
import org.cytovigil.notification.sending.DeliveryTracker.TryKey;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.notification.wakeup.UrgentCases;
import org.cytovigil.paging.delivery.DeliverySign;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the promises of the outbox of pages. A promise is leased, sent, and its outcome written down; a crash in between
 * lets the lease run out, and the page is sent again under the same deduplication key.
 */
@Singleton
public class PageSender {
    private static final Logger LOG = LoggerFactory.getLogger(PageSender.class);
    private static final int AT_ONCE = 24;
    private static final int PASSED_AT_ONCE = 4;

    /** Why a page was not handed over, see {@link SilentProviders}. */
    public static final String PASSED_OVER = "the provider answers nothing just now";

    private final PageTryRepository tries;
    private final AlertRepository alerts;
    private final DeliveryTracker deliveries;
    private final Channels channels;
    private final Changes changes;
    private final RunTime time;
    private final SilentProviders silent;
    private final UrgentCases urgent;
    private final int leaseSeconds;
    private final ExecutorService workers;
    private final ExecutorService passing;
    private final Map<String, AtomicInteger> inFlight = new ConcurrentHashMap<>();
    private final AtomicBoolean finished = new AtomicBoolean();
    private final Semaphore promised = new Semaphore(0);

    @Inject
    public PageSender(
            PageTryRepository tries,
            AlertRepository alerts,
            DeliveryTracker deliveries,
            Channels channels,
            Changes changes,
            RunTime time,
            SilentProviders silent,
            UrgentCases urgent,
            Settings settings) {
        this(
                tries,
                alerts,
                deliveries,
                channels,
                changes,
                time,
                silent,
                urgent,
                settings,
                Executors.newCachedThreadPool(),
                Executors.newSingleThreadExecutor());
    }

    /** With threads for the calls to carriers, and one for what passes a silent carrier over. */
    public PageSender(
            PageTryRepository tries,
            AlertRepository alerts,
            DeliveryTracker deliveries,
            Channels channels,
            Changes changes,
            RunTime time,
            SilentProviders silent,
            UrgentCases urgent,
            Settings settings,
            ExecutorService workers,
            ExecutorService passing) {
        this.tries = tries;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.channels = channels;
        this.changes = changes;
        this.time = time;
        this.silent = silent;
        this.urgent = urgent;
        // Longer than a carrier may take, so that a slow answer is not taken for a dead sender.
        this.leaseSeconds =
                (int) settings.duration(SettingKey.NOTIFICATION_TIMEOUT).toSeconds() + 2;
        this.workers = workers;
        this.passing = passing;
    }

    /** Pages were just promised: whoever waits to look for them looks now. */
    public void hurry() {
        promised.release();
    }

    /** Waits until pages are promised, or so long: others may have promised some, or have died over some. */
    public void rest(Duration longest) throws InterruptedException {
        var unused = promised.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
        promised.drainPermits();
    }

    /**
     * Takes what is due and hands it to the carriers, each on its own thread, so many for each carrier: a silent one holds
     * up no other. Whether the senders get on: not where all threads of a carrier have been busy since the last look.
     */
    public boolean sendDue() {
        List<String> busy = inFlight.entrySet().stream()
                .filter(entry -> entry.getValue().get() >= mostAtOnce(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        for (PageTry page : claim(String.join(",", busy))) {
            AtomicInteger count = inFlight.computeIfAbsent(page.provider(), name -> new AtomicInteger());
            count.incrementAndGet();
            // Thousands that waited for a provider are not all passed over before the next urgent page is handed over.
            boolean passed = page.isPage() && silent.passedOver(page.provider());
            (passed ? passing : workers).execute(() -> {
                if (passed && !silent.passesOverNow(page.provider(), page.isUrgent())) {
                    workers.execute(() -> done(count, page, this::send));
                } else {
                    done(count, page, passed ? this::passOver : this::send);
                }
            });
        }
        return finished.getAndSet(false) || busy.isEmpty();
    }

    /** The calls that a silent provider holds are no reason not to pass over what waits for it. */
    private int mostAtOnce(String provider) {
        return silent.passedOver(provider) ? AT_ONCE + PASSED_AT_ONCE : AT_ONCE;
    }

    private void done(AtomicInteger count, PageTry page, Consumer<PageTry> work) {
        try {
            work.accept(page);
        } catch (RuntimeException | Error failed) {
            Failures.endIfOutOfMemory(failed);
            LOG.error("cannot send through {}, will be tried again: {}", page.provider(), failed.toString());
        } finally {
            count.decrementAndGet();
            finished.set(true);
        }
    }

    /** The try fails without having been handed over, and the page takes its other way at once. */
    private void passOver(PageTry page) {
        write(new TryKey(page.pageId(), page.attempt()), DeliverySign.REFUSED, null, PASSED_OVER);
        urgent.add(String.valueOf(page.alertId()), page.priority());
    }

    @Transactional
    List<PageTry> claim(String busy) {
        return tries.claim(leaseSeconds, time.now(), busy, AT_ONCE);
    }

    private void send(PageTry page) {
        TryKey key = new TryKey(page.pageId(), page.attempt());
        if (page.isPage() && !stillWanted(page)) {
            write(key, DeliverySign.REFUSED, null, "no longer needed");
            return;
        }
        PageChannel channel = channels.provider(page.provider()).orElse(null);
        if (channel == null) {
            write(key, DeliverySign.REFUSED, null, "provider is not configured");
            return;
        }
        SendResult result = sent(channel, page);
        if (result instanceof SendResult.Taken taken) {
            write(key, DeliverySign.TAKEN, taken.carrierId(), null);
        } else if (result instanceof SendResult.Refused refused) {
            write(key, DeliverySign.REFUSED, null, refused.reason());
            if (page.isPage()) {
                urgent.add(String.valueOf(page.alertId()), page.priority());
            }
        }
    }

    private SendResult sent(PageChannel channel, PageTry page) {
        long call = silent.began(page.provider());
        boolean taken = false;
        try {
            SendResult result = channel.send(page);
            taken = result instanceof SendResult.Taken;
            return result;
        } catch (RuntimeException | Error broken) {
            // A channel that throws although none may: the page takes its other way, as after a refusal.
            Failures.endIfOutOfMemory(broken);
            LOG.error("the channel of {} failed: {}", page.provider(), broken.getClass());
            return new SendResult.Refused("failed: " + broken.getClass().getSimpleName());
        } finally {
            silent.ended(page.provider(), call, taken);
        }
    }

    private boolean stillWanted(PageTry page) {
        return Optional.ofNullable(page.alertId())
                .flatMap(alerts::find)
                .filter(alert -> alert.state() == AlertState.OPEN)
                .isPresent();
    }

    private void write(TryKey key, DeliverySign sign, @Nullable String carrierId, @Nullable String detail) {
        var unused = deliveries.record(key, new Sign(sign, carrierId, detail));
        changes.happened();
    }

    @PreDestroy
    void close() {
        workers.shutdownNow();
        passing.shutdownNow();
    }
}
