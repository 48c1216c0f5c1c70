// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of a run: it showed {@code start} at the real instant {@code origin} and has gone {@code speed} times as
 * fast since. All processes that share these three numbers agree on the time.
 */
public final class ScaledClock extends Clock {
    private final Clock real;
    private final Instant start;
    private final Instant origin;
    private final double speed;

    private ScaledClock(Clock real, Instant start, Instant origin, double speed) {
        this.real = real;
        this.start = start;
        this.origin = origin;
        this.speed = speed;
    }

    /** A clock that showed {@code start} at {@code origin} of the real clock. */
    public static ScaledClock of(Clock real, Instant start, Instant origin, double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new SettingsException("clock.speed must be above 0, not " + speed);
        }
        return new ScaledClock(real, start, origin, speed);
    }

    /**
     * The clock that the settings describe; with none of them, real time. Without an origin the clock starts now, which
     * is right only where a single process runs.
     */
    public static ScaledClock from(Settings settings) {
        Clock real = Clock.systemUTC();
        Instant now = real.instant();
        Instant origin = settings.findInstant(SettingKey.CLOCK_ORIGIN).orElse(now);
        Instant start = settings.findInstant(SettingKey.CLOCK_START).orElse(origin);
        return of(real, start, origin, settings.number(SettingKey.CLOCK_SPEED));
    }

    @Override
    public Instant instant() {
        return start.plus(scaled(Duration.between(origin, real.instant())));
    }

    /** How far this clock goes while real time goes by {@code realTime}. */
    public Duration scaled(Duration realTime) {
        return speed == 1 ? realTime : Duration.ofNanos(Math.round(realTime.toNanos() * speed));
    }

    /** How long one must really wait until this clock has gone by {@code scaledTime}. */
    public Duration realTime(Duration scaledTime) {
        return speed == 1 ? scaledTime : Duration.ofNanos(Math.round(scaledTime.toNanos() / speed));
    }

    /** How many times as fast as real time this clock goes. */
    public double speed() {
        return speed;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    /** The same clock seen from another zone. */
    private static final class Zoned extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        private Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
