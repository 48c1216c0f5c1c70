// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.ledger.CanaryRepository;
import org.cytovigil.notification.ledger.CanaryRow;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTry.Said;
import org.cytovigil.notification.ledger.PageTry.Way;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.paging.PageText;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;

/**
 * Canaries on their way: the alert of each one becomes a page to a number that is nobody's, behind every page to a person.
 * Each step is written down where all instances see it, since another one may read the alert than sent the event.
 */
@Singleton
public class Canaries {
    /** Stands for nobody in the outbox of pages. */
    static final String NOBODY = "canary";

    private static final Duration KEPT = Duration.ofDays(1);

    private final CanaryRepository canaries;
    private final PageTryRepository tries;
    private final Channels channels;
    private final RunTime time;
    private final Optional<String> provider;
    private final Optional<String> address;

    Canaries(CanaryRepository canaries, PageTryRepository tries, Channels channels, RunTime time, Settings settings) {
        this.canaries = canaries;
        this.tries = tries;
        this.channels = channels;
        this.time = time;
        this.provider = settings.find(SettingKey.CANARY_PROVIDER);
        this.address = settings.find(SettingKey.CANARY_ADDRESS);
    }

    /** Takes what the grader says of a canary; it becomes no alert, and pages nobody. */
    @Transactional
    public void take(AlertTransition step) {
        Instant sentAt = step.getAt().truncatedTo(ChronoUnit.MILLIS);
        Instant now = time.now();
        if (!step.getTransition().toString().equals("RAISED") || canaries.alerted(sentAt, now) == 0) {
            return;
        }
        CanaryRow canary = canaries.sentAt(sentAt).orElseThrow();
        if (provider.isEmpty() || address.isEmpty()) {
            var unused = canaries.proven(canary.turn(), now);
            return;
        }
        Way way = new Way(NOBODY, channel(provider.get()), provider.get(), address.get());
        Said said = Said.message(PageTry.CANARY, null, PageText.canary());
        var unused = tries.promise(PageTry.promised(pageId(canary.turn()), 1, way, said, now));
    }

    /** Which canaries came through since the last look. */
    @Transactional
    boolean settle() {
        boolean any = false;
        for (CanaryRow canary : canaries.underWay(time.now().minus(KEPT))) {
            Optional<Instant> proven =
                    tries.lock(pageId(canary.turn()), 1).filter(this::isProven).map(PageTry::changedAt);
            any |= proven.isPresent() && canaries.proven(canary.turn(), proven.get()) > 0;
        }
        return any;
    }

    /** Forgets what is over, whether or not it came through. */
    @Transactional
    void forgetOld() {
        canaries.forget(time.now().minus(KEPT));
        canaries.forgetPages(time.now().minus(KEPT));
    }

    /** A provider without receipts proves no more than that it takes pages. */
    private boolean isProven(PageTry page) {
        boolean receipts = channels.provider(page.provider())
                .map(PageChannel::sendsReceipts)
                .orElse(true);
        return page.state() == DeliveryState.DELIVERED || (page.state() == DeliveryState.ACCEPTED && !receipts);
    }

    private String channel(String name) {
        return channels.routes().providers().entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(entry -> entry.getKey().name())
                .findFirst()
                .orElse("NONE");
    }

    private static String pageId(long turn) {
        return "canary-" + turn;
    }
}
