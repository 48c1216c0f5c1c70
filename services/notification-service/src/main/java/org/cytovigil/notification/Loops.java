// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.health.Pulse;
import org.cytovigil.notification.health.Pulses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the loops, each on threads of its own: one that hangs holds up no other, and nothing that is thrown ends one. */
@Singleton
class Loops implements ApplicationEventListener<ServerStartupEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Loops.class);

    private final List<Loop> loops;
    private final Pulses pulses;
    private final ScheduledExecutorService threads;

    Loops(List<Loop> loops, Pulses pulses) {
        this.loops = loops;
        this.pulses = pulses;
        this.threads = Executors.newScheduledThreadPool(
                loops.stream().mapToInt(Loop::threads).sum());
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent started) {
        loops.forEach(this::start);
    }

    private void start(Loop loop) {
        Pulse pulse = pulses.of(loop.part(), loop.patience());
        for (int thread = 0; thread < loop.threads(); thread++) {
            var unused = threads.scheduleWithFixedDelay(
                    () -> once(loop, pulse), 0, loop.pause().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void once(Loop loop, Pulse pulse) {
        try {
            if (loop.work().run()) {
                pulse.beat();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Exception | Error failed) {
            Failures.endIfOutOfMemory(failed);
            pulse.failed(failed);
            LOG.error("{} failed, will be tried again: {}", loop.part(), failed.toString());
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
