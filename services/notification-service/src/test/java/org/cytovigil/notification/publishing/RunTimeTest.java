// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.cytovigil.runtime.ScaledClock;
import org.junit.jupiter.api.Test;

class RunTimeTest {
    private static final Instant START = Instant.parse("2026-01-15T08:00:00Z");

    private final Wall wall = new Wall();
    private final RunTime time = new RunTime(ScaledClock.of(wall, START, START, 1));

    @Test
    void aClockThatIsSetBackDelaysNothing() {
        Instant before = time.now();
        wall.at = START.minus(Duration.ofHours(1));
        assertThat(time.now()).isAfterOrEqualTo(before);
        assertThat(time.wall()).isEqualTo(wall.at);
    }

    @Test
    void aClockThatIsSetForwardIsFollowed() {
        var unused = time.now();
        wall.at = START.plus(Duration.ofHours(1));
        assertThat(time.now()).isAfterOrEqualTo(wall.at);
    }

    @Test
    void afterAStartItIsNotEarlierThanWhatWasWrittenBefore() {
        Instant written = START.plus(Duration.ofMinutes(30));
        time.notBefore(written);
        assertThat(time.now()).isAfterOrEqualTo(written);
    }

    /** A clock on a wall, which people set. */
    private static final class Wall extends Clock {
        private Instant at = START;

        @Override
        public Instant instant() {
            return at;
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
}
