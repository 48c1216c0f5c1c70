// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time goes only where a test moves it: the clock on the wall, and the nanoseconds of the machine, which nobody sets. */
public final class HandClock extends Clock {
    /** What it shows first. */
    public static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    private Instant wall = START;
    private long nanos = Duration.ofHours(1).toNanos();

    /** Time goes by. */
    public void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Somebody sets the clock on the wall; no time goes by. */
    public void set(Instant at) {
        wall = at;
    }

    /** The nanoseconds of the machine. */
    public long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return wall;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
