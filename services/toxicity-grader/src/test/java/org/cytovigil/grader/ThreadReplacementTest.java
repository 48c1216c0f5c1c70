// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {
    private final ThreadReplacement replacement = new ThreadReplacement(() -> 0);

    @Test
    void theFirstIsReplacedAtOnceAndThoseThatFollowEverLater() {
        assertThat(after(0)).isZero();
        assertThat(after(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(after(2)).isEqualTo(Duration.ofMillis(500));
        for (int second = 3; second < 10; second++) {
            after(second);
        }
        assertThat(after(10)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aThreadThatLivedLongFailedForAReasonOfItsOwn() {
        after(0);
        after(1);
        assertThat(after(61)).isZero();
    }

    private Duration after(long seconds) {
        return replacement.delay(TimeUnit.SECONDS.toNanos(seconds));
    }
}
