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

    private final Sinks.Many<Boolean> sink = Sinks.many().multicast().directBestEffort();

    /** Something changed. */
    public void happened() {
        // A console that is too slow misses a hint, not a fact: the next one brings it all.
        var unused = sink.tryEmitNext(true);
    }

    /** One signal for each change, at most five a second. */
    public Flux<Boolean> stream() {
        return sink.asFlux().sample(CALM);
    }
}
