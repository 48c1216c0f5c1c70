// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.cytovigil.kafka.CanaryKeys;
import org.junit.jupiter.api.Test;

class CanaryClockTest {
    private static final Instant BEGAN = Instant.parse("2026-10-25T00:00:00Z");
    private final CanaryClock clock = new CanaryClock(Duration.ofMinutes(1));

    @Test
    void everyInstanceCountsTheSameTurns() {
        assertThat(clock.turn(BEGAN.plusMillis(59_999))).isEqualTo(clock.turn(BEGAN));
        assertThat(clock.turn(BEGAN.plusSeconds(60))).isEqualTo(clock.turn(BEGAN) + 1);
    }

    @Test
    void itIsLateWhenThreeInARowDidNotComeThrough() {
        assertThat(clock.late(BEGAN, null, BEGAN.plusSeconds(210))).isFalse();
        assertThat(clock.late(BEGAN, null, BEGAN.plusSeconds(211))).isTrue();
        Instant proven = BEGAN.plusSeconds(600);
        assertThat(clock.late(BEGAN, proven, proven.plusSeconds(210))).isFalse();
        assertThat(clock.late(BEGAN, proven, proven.plusSeconds(211))).isTrue();
    }

    @Test
    void whatCameThroughBeforeTheStartIsNoSuccessOfThisRunAndNoFailureEither() {
        assertThat(clock.late(BEGAN, BEGAN.minusSeconds(86_400), BEGAN.plusSeconds(100)))
                .isFalse();
    }

    @Test
    void itsKeysAreAFewThatNoPatientHas() {
        assertThat(LongStream.range(0, 1000).mapToObj(CanaryKeys::of).distinct())
                .hasSize(8)
                .allMatch(CanaryKeys::is);
        assertThat(CanaryKeys.is("p-204")).isFalse();
    }
}
