// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How soon a stream thread that failed is replaced: the first at once, since patients wait for it; then ever later while
 * one after the other fails, so that a fault that stays does not keep the brokers and the other graders busy.
 */
final class ThreadReplacement {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A thread that has lived so long failed for a reason of its own. */
    private static final Duration LIVED = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private Duration next = Duration.ZERO;
    private long last;
    private boolean failed;

    ThreadReplacement(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Waits as long as this failure makes it; called by the thread that failed. */
    void pause() {
        LockSupport.parkNanos(delay(nanos.getAsLong()).toNanos());
    }

    synchronized Duration delay(long now) {
        boolean again = failed && now - last < TimeUnit.NANOSECONDS.convert(LIVED);
        Duration wait = again ? next : Duration.ZERO;
        Duration doubled = wait.isZero() ? FIRST : wait.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        failed = true;
        last = now;
        return wait;
    }
}
