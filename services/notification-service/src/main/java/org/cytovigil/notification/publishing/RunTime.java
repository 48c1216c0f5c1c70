// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import org.cytovigil.runtime.ScaledClock;

/**
 * The time by which pages are planned. It goes on where the machine's clock is set back, so that nothing waits for a time
 * that came before, and follows it where it is set forward. After a start it is never earlier than what was written before.
 */
@Singleton
public class RunTime {
    private final ScaledClock clock;
    private final LongSupplier machine;
    private Instant reached = Instant.MIN;
    private long reachedNanos;

    @Inject
    public RunTime(ScaledClock clock) {
        this(clock, System::nanoTime);
    }

    /** With the nanoseconds of the machine from elsewhere. */
    public RunTime(ScaledClock clock, LongSupplier machine) {
        this.clock = clock;
        this.machine = machine;
    }

    /** The nanoseconds of the machine, from any beginning, in real time: only how many go by between two looks tells anything. */
    public long nanos() {
        return machine.getAsLong();
    }

    /** Now, as exact as Avro and Postgres keep it; never earlier than before. */
    public synchronized Instant now() {
        long nanos = nanos();
        Instant wall = wall();
        if (!reached.equals(Instant.MIN)) {
            Instant steady = reached.plus(clock.scaled(Duration.ofNanos(nanos - reachedNanos)));
            reached = wall.isBefore(steady) ? steady : wall;
        } else {
            reached = wall;
        }
        reachedNanos = nanos;
        return reached.truncatedTo(ChronoUnit.MICROS);
    }

    /** The clock on the wall, by which people live: rosters and the age of data go by it. */
    public Instant wall() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Something was written at that time: it is not earlier now. */
    public synchronized void notBefore(Instant written) {
        if (now().isBefore(written)) {
            reached = written;
            reachedNanos = nanos();
        }
    }
}
