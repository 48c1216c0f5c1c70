// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cytovigil.notification.alarm.Alertmanager;
import org.cytovigil.notification.canary.CanaryLoop;
import org.cytovigil.notification.casework.CaseClock;
import org.cytovigil.notification.channel.sms.KeptTexts;
import org.cytovigil.notification.handover.HandOvers;
import org.cytovigil.notification.handover.ShiftTests;
import org.cytovigil.notification.health.Brokers;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.metrics.BoardMetrics;
import org.cytovigil.notification.publishing.OutboxPublisher;
import org.cytovigil.notification.publishing.OutboxPublisher.Outcome;
import org.cytovigil.notification.retention.Retention;
import org.cytovigil.notification.security.AccountsInForce;
import org.cytovigil.notification.sending.PageSender;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Everything the service does of itself. */
@Factory
final class LoopFactory {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int URGENT_THREADS = 4;
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Singleton
    @Named("escalation")
    Loop escalation(CaseClock clock, Settings settings) {
        return new Loop("escalation", settings.duration(SettingKey.NOTIFICATION_TICK), PATIENCE, () -> {
            clock.tick();
            return true;
        });
    }

    @Singleton
    @Named("senders")
    Loop senders(PageSender sender) {
        return new Loop("senders", AT_ONCE, PATIENCE, () -> {
            sender.rest(OFTEN);
            return sender.sendDue();
        });
    }

    /** What {@link CaseClock} would find later; where it hangs, the escalation hangs too. */
    @Singleton
    @Named("urgent")
    Loop urgent(CaseClock clock) {
        return new Loop("urgent", AT_ONCE, PATIENCE, URGENT_THREADS, () -> {
            clock.lookAtUrgent(SECOND);
            return true;
        });
    }

    @Singleton
    @Named("outbox")
    Loop outbox(OutboxPublisher publisher) {
        return new Loop("outbox", OFTEN, PATIENCE.multipliedBy(2), () -> {
            Outcome outcome = publisher.publish();
            while (outcome.more()) {
                outcome = publisher.publish();
            }
            return outcome.waiting() == 0 || outcome.kept() > 0;
        });
    }

    @Singleton
    @Named("handovers")
    Loop handOvers(HandOvers handOvers, ShiftTests tests) {
        return new Loop("handovers", SECOND, Duration.ofMinutes(1), () -> {
            tests.settle();
            return handOvers.look();
        });
    }

    /** Late canaries are told by a DOWN of their own: whoever runs the site must hear of it. */
    @Singleton
    @Named("canary")
    Loop canary(CanaryLoop canary) {
        return new Loop("canary", SECOND, Duration.ofMinutes(1), canary::turn);
    }

    @Singleton
    @Named("measuring")
    Loop measuring(BoardMetrics metrics) {
        return new Loop("measuring", SECOND, Duration.ofMinutes(1), () -> {
            metrics.measure();
            return true;
        });
    }

    @Singleton
    @Named("database")
    Loop database(AccountRepository accounts) {
        return new Loop("database", SECOND, PATIENCE, accounts::answers);
    }

    @Singleton
    @Named("accounts")
    Loop accounts(AccountsInForce accounts) {
        return new Loop("accounts", SECOND, Duration.ofMinutes(1), accounts::refresh);
    }

    @Singleton
    @Named("brokers")
    Loop brokers(Brokers brokers) {
        return new Loop("brokers", SECOND.multipliedBy(2), PATIENCE, brokers::answer);
    }

    @Singleton
    @Named("texts")
    Loop keptTexts(KeptTexts texts) {
        return new Loop("texts", SECOND, Duration.ofMinutes(5), texts::handle);
    }

    @Singleton
    @Named("alertmanager")
    Loop alertmanager(Alertmanager alertmanager) {
        return new Loop("alertmanager", SECOND, Duration.ofMinutes(5), alertmanager::send);
    }

    @Singleton
    @Named("retention")
    Loop retention(Retention retention) {
        return new Loop("retention", Duration.ofHours(1), Duration.ofHours(6), retention::apply);
    }
}
