// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.wakeup;

import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** Tells open consoles that something changed; what, they ask for themselves. */
@Singleton
public class Changes {
    private static final Duration CALM = Duration.ofMillis(200);

    /** Data of a ward come without end, and what is shown of them is minutes old or a day long. */
    private static final Duration CALM_OF_DATA = Duration.ofSeconds(5);

    private final Sinks.Many<Boolean> changes = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Boolean> data = Sinks.many().multicast().directBestEffort();
    private final Flux<Boolean> hints = Flux.merge(
                    changes.asFlux(),
                    data.asFlux().sampleFirst(CALM_OF_DATA),
                    data.asFlux().sample(CALM_OF_DATA))
            .sample(CALM)
            .share();

    /** Something changed: a grade, an alert, a page, a rota. */
    public void happened() {
        // A console that is too slow misses a hint, not a fact: the next one brings it all.
        var unused = changes.tryEmitNext(true);
    }

    /** Data came that no grade has changed by yet. */
    public void dataCame() {
        var unused = data.tryEmitNext(true);
    }

    /** One signal for each change, at most five a second; for data alone one in a few seconds. */
    public Flux<Boolean> stream() {
        // One that cannot follow must not hold up the others.
        return hints.onBackpressureLatest();
    }
}
