// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** When something last went well, by a clock that nobody sets. */
public final class LastSuccess {
    private static final long NEVER = Long.MIN_VALUE;

    private final AtomicLong successAt = new AtomicLong(NEVER);
    private final AtomicLong failureAt = new AtomicLong(NEVER);

    /** Notes a success. */
    public void succeeded() {
        successAt.set(System.nanoTime());
    }

    /** Notes a failure. */
    public void failed() {
        failureAt.set(System.nanoTime());
    }

    /** How long ago the last success was. */
    public Optional<Duration> age() {
        return age(successAt.get());
    }

    /** Whether it failed less than so long ago and has not succeeded since. */
    public boolean failing(Duration within) {
        Optional<Duration> failure = age(failureAt.get());
        Optional<Duration> last = age();
        return failure.filter(age -> age.compareTo(within) < 0
                        && last.map(success -> age.compareTo(success) < 0).orElse(true))
                .isPresent();
    }

    /** As the health page shows it: the seconds, or that there was none. */
    public Map<String, Object> shown() {
        return Map.of(
                "lastSuccessAgeSeconds", age().<Object>map(Duration::toSeconds).orElse("never"));
    }

    private static Optional<Duration> age(long at) {
        return at == NEVER ? Optional.empty() : Optional.of(Duration.ofNanos(System.nanoTime() - at));
    }
}
