// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.wakeup;

import jakarta.inject.Singleton;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** Tells open consoles that something changed; what, they ask for themselves. */
@Singleton
public class Changes {
    private static final Duration CALM = Duration.ofMillis(200);

    /** Data of a ward come without end, and what is shown of them is minutes old or a day long. */
    private static final Duration CALM_OF_DATA = Duration.ofSeconds(5);

    private final Sinks.Many<Boolean> changes = Sinks.many().multicast().directBestEffort();
    private final Sinks.Many<Boolean> data = Sinks.many().multicast().directBestEffort();
    private final Flux<Boolean> hints = calm(Flux.merge(apart(changes), calm(apart(data), CALM_OF_DATA)), CALM)
            .share();

    /** Something changed: a grade, an alert, a page, a rota. */
    public void happened() {
        tell(changes);
    }

    /** Data came that no grade has changed by yet. */
    public void dataCame() {
        tell(data);
    }

    /** One after the other: a sink refuses a signal that comes while another is on its way. */
    private static void tell(Sinks.Many<Boolean> sink) {
        synchronized (sink) {
            // A console that is too slow misses a hint, not a fact: the next one brings it all.
            var unused = sink.tryEmitNext(true);
        }
    }

    /** On a thread of its own: whoever pages does not write to two hundred consoles. */
    private static Flux<Boolean> apart(Sinks.Many<Boolean> sink) {
        return sink.asFlux().onBackpressureLatest().publishOn(Schedulers.parallel(), 1);
    }

    /** One at once, and for all that come within a span after it one at its end. */
    private static Flux<Boolean> calm(Flux<Boolean> hints, Duration span) {
        return hints.onBackpressureLatest()
                .concatMap(hint -> Flux.concat(Mono.just(hint), Mono.delay(span).then(Mono.empty())), 0);
    }

    /** One signal for each change, at once and at most five a second; for data alone one in a few seconds. */
    public Flux<Boolean> stream() {
        // One that cannot follow must not hold up the others.
        return hints.onBackpressureLatest();
    }
}
