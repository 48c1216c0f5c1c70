// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cytovigil.notification.casework.CaseClock;
import org.cytovigil.notification.metrics.BoardMetrics;
import org.cytovigil.notification.publishing.OutboxPublisher;
import org.cytovigil.notification.sending.PageSender;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service does of itself, over and over, in real time. A failure is told and tried again. */
@Singleton
public class Loops implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);
    private static final Duration SENDING = Duration.ofMillis(50);
    private static final Duration PUBLISHING = Duration.ofMillis(50);
    private static final Duration MEASURING = Duration.ofSeconds(1);

    private final CaseClock caseClock;
    private final PageSender sender;
    private final OutboxPublisher publisher;
    private final BoardMetrics metrics;
    private final Duration tick;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);

    public Loops(
            CaseClock caseClock,
            PageSender sender,
            OutboxPublisher publisher,
            BoardMetrics metrics,
            Settings settings) {
        this.caseClock = caseClock;
        this.sender = sender;
        this.publisher = publisher;
        this.metrics = metrics;
        this.tick = settings.duration(SettingKey.NOTIFICATION_TICK);
    }

    /** Something to do again and again. */
    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        every(tick, "escalation", caseClock::tick);
        every(SENDING, "sending", sender::sendDue);
        every(PUBLISHING, "publishing", this::publishAll);
        every(MEASURING, "measuring", metrics::measure);
    }

    private void publishAll() throws Exception {
        boolean more = true;
        while (more) {
            more = publisher.publish();
        }
    }

    private void every(Duration pause, String name, Work work) {
        var unused = threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    } catch (Exception failed) {
                        LOG.error("{} failed, will be tried again: {}", name, failed.toString());
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
