// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.wakeup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Alerts to look at now. */
class UrgentCasesTest {
    private final UrgentCases cases = new UrgentCases();

    private List<String> all() throws InterruptedException {
        List<String> all = new ArrayList<>();
        Optional<String> next = cases.next(Duration.ZERO);
        while (next.isPresent()) {
            all.add(next.get());
            next = cases.next(Duration.ZERO);
        }
        return all;
    }

    @Test
    void highOnesComeFirstAndOtherwiseInTheirOrder() throws InterruptedException {
        cases.add("low", "LOW");
        cases.add("medium", "MEDIUM");
        cases.add("high-1", "HIGH");
        cases.add("high-2", "HIGH");
        assertThat(all()).containsExactly("high-1", "high-2", "low", "medium");
    }

    @Test
    void oneThatWaitsAlreadyWaitsOnce() throws InterruptedException {
        cases.add("alert", "HIGH");
        cases.add("alert", "HIGH");
        assertThat(all()).containsExactly("alert");
    }

    @Test
    void whatWasTakenOutComesInAgain() throws InterruptedException {
        cases.add("alert", "HIGH");
        assertThat(all()).containsExactly("alert");
        cases.add("alert", "HIGH");
        assertThat(all()).containsExactly("alert");
    }

    @Test
    void moreThanAnybodyCouldLookAtAreLeftToTheClockAndHighOnesStillGetIn() throws InterruptedException {
        for (int number = 0; number < 20_001; number++) {
            cases.add("low-" + number, "LOW");
        }
        cases.add("high", "HIGH");
        List<String> all = all();
        assertThat(all).hasSize(20_001).startsWith("high").doesNotContain("low-20000");
    }

    @Test
    void whoeverWaitsIsWokenByTheFirstThatComes() throws Exception {
        CompletableFuture<Optional<String>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return cases.next(Duration.ofMinutes(10));
            } catch (InterruptedException stopped) {
                throw new AssertionError(stopped);
            }
        });
        cases.add("alert", "MEDIUM");
        assertThat(waiting.get(5, TimeUnit.MINUTES)).contains("alert");
    }

    @Test
    void whoeverIsToStopDoes() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> cases.next(Duration.ofMinutes(10))).isInstanceOf(InterruptedException.class);
    }
}
