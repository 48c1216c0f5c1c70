// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScaledClockTest {
    private static final Instant START = Instant.parse("2026-01-03T08:00:00Z");
    private static final Instant ORIGIN = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void sixtyTimesAsFastAMinuteIsAnHour() {
        ScaledClock clock = at(ORIGIN.plusSeconds(60), 60);
        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(1)));
        assertThat(clock.realTime(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void atSpeedOneOnlyTheStartIsMoved() {
        assertThat(at(ORIGIN.plusMillis(1), 1).instant()).isEqualTo(START.plusMillis(1));
    }

    @Test
    void anotherZoneShowsTheSameInstant() {
        ScaledClock clock = at(ORIGIN.plusSeconds(1), 10);
        assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(clock.instant());
    }

    @Test
    void aClockThatStandsStillIsRefused() {
        assertThatThrownBy(() -> at(ORIGIN, 0)).isInstanceOf(SettingsException.class);
    }

    private static ScaledClock at(Instant real, double speed) {
        return ScaledClock.of(Clock.fixed(real, ZoneOffset.UTC), START, ORIGIN, speed);
    }
}
