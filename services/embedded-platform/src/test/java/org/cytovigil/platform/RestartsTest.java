// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");
    private final Restarts restarts = new Restarts();

    @Test
    void eachDeathWaitsTwiceAsLongAndTheFifthInFiveMinutesEndsTheWhole() {
        assertThat(after("grader", 0)).contains(Duration.ofSeconds(1));
        assertThat(after("grader", 10)).contains(Duration.ofSeconds(2));
        assertThat(after("grader", 20)).contains(Duration.ofSeconds(4));
        assertThat(after("gateway", 25)).contains(Duration.ofSeconds(1));
        assertThat(after("grader", 30)).contains(Duration.ofSeconds(8));
        assertThat(after("grader", 299)).isEmpty();
    }

    @Test
    void deathsThatLieFiveMinutesBackAreForgotten() {
        for (int second = 0; second < 4; second++) {
            after("grader", second);
        }
        assertThat(after("grader", 303)).contains(Duration.ofSeconds(1));
    }

    private Optional<Duration> after(String child, long seconds) {
        return restarts.after(child, EIGHT.plusSeconds(seconds));
    }
}
