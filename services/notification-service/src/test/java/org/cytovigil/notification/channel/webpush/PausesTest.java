// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A push service that asks for a pause gets one, but never a long one. */
class PausesTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final Pauses pauses = new Pauses(() -> nanos);

    @ParameterizedTest
    @CsvSource({"7,7", "0,0", "86400,60", "'Wed, 21 Oct 2026 07:28:00 GMT',60", "'',60", "-3,60", "99999999999,60"})
    void thePauseIsAsAskedForAndAtMostAMinute(String asked, long seconds) {
        assertThat(pauses.holds("a")).isFalse();
        pauses.ask("a", asked);
        assertThat(pauses.holds("b")).isFalse();
        assertThat(pauses.holds("a")).isEqualTo(seconds > 0);
        nanos += Duration.ofSeconds(seconds).toNanos() - 1;
        assertThat(pauses.holds("a")).isEqualTo(seconds > 0);
        nanos++;
        assertThat(pauses.holds("a")).isFalse();
    }

    @Test
    void thousandsOfDevicesFillNoMemory() {
        for (int device = 0; device < 20_001; device++) {
            pauses.ask("device " + device, "60");
        }
        assertThat(pauses.holds("device 20000")).isTrue();
        assertThat(pauses.holds("device 1")).isFalse();
    }
}
