// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** How canaries fare. Without canaries the age is not a number, so that nothing looks well that was never tried. */
@Singleton
class CanaryMetrics {
    private final AtomicLong lastSuccess = new AtomicLong();
    private final Timer latency;
    private final Counter lost;

    CanaryMetrics(MeterRegistry registry, Clock clock, Settings settings) {
        boolean on = settings.isSet(SettingKey.CANARY_INTERVAL);
        long began = clock.instant().getEpochSecond();
        Gauge.builder("cytovigil.canary.last.success.seconds", lastSuccess, AtomicLong::get)
                .description("When a canary last came through, in seconds since 1970; 0 for never")
                .register(registry);
        Gauge.builder(
                        "cytovigil.canary.age.seconds",
                        () -> on ? clock.instant().getEpochSecond() - Math.max(began, lastSuccess.get()) : Double.NaN)
                .description("How long ago a canary last came through, or the service began")
                .register(registry);
        this.latency = Timer.builder("cytovigil.canary.latency")
                .description("From a canary's event to the receipt of its page")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(100))
                .register(registry);
        this.lost = Counter.builder("cytovigil.canary.lost")
                .description("Canaries whose event Kafka did not take in time")
                .register(registry);
    }

    void seen(Instant proven) {
        lastSuccess.set(proven.getEpochSecond());
    }

    void cameThrough(Duration taken) {
        latency.record(taken);
    }

    void notSent() {
        lost.increment();
    }
}
