// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cytovigil.notification.virtual.HandClock;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set back or forward while an alert waits. */
class ClockThatIsSetTest {
    private final VirtualPaging paging = new VirtualPaging();

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT1H", "P1D", "P400D"})
    void setBackItDelaysNoPage(String back) {
        paging.raise("alert", "MEDIUM");
        paging.pass(Duration.ofMinutes(5));
        paging.clock.set(paging.clock.instant().minus(Duration.parse(back)));
        paging.pass(Duration.ofMinutes(5));
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void setForwardItMakesNobodyWaitLongerThanTheyDid() {
        paging.raise("alert", "MEDIUM");
        paging.clock.set(paging.clock.instant().plus(Duration.ofHours(1)));
        paging.settle();
        assertThat(paging.paged("alert")).contains("bob");
        paging.clock.set(HandClock.START);
        paging.raise("later", "MEDIUM");
        paging.pass(Duration.ofMinutes(10));
        assertThat(paging.paged("later")).containsExactly("ada", "bob");
    }

    @Test
    void anAlertThatIsRaisedWhileTheClockIsWrongIsPaged() {
        paging.clock.set(HandClock.START.plus(Duration.ofDays(3)));
        paging.raise("in-the-wrong-time", "HIGH");
        paging.clock.set(HandClock.START);
        paging.raise("after-it", "HIGH");
        assertThat(paging.paged("in-the-wrong-time")).contains("ada");
        assertThat(paging.paged("after-it")).contains("ada");
    }

    @Test
    void aLeaseFromBeforeTheClockWasSetBackKeepsNoPageWaiting() {
        paging.textsA.answers(page -> {
            throw new IllegalStateException("the sender died over it");
        });
        paging.textsB.provesNothing();
        paging.raise("alert", "MEDIUM");
        int tried = paging.textsA.handed().size();
        paging.clock.set(HandClock.START.minus(Duration.ofHours(6)));
        paging.textsA.works();
        paging.pass(Duration.ofSeconds(40));
        assertThat(paging.textsA.handed().size() + paging.textsB.handed().size())
                .isGreaterThan(tried);
    }

    @ParameterizedTest
    @CsvSource({"PT23H59M, true", "PT24H, true", "PT24H0.000001S, false", "P30D, false"})
    void anAlertOlderThanADayIsListedAndPagesNobody(String age, boolean pages) {
        var step = paging.step("old", "RAISED", "HIGH")
                .setRaisedAt(paging.clock.instant().minus(Duration.parse(age)))
                .build();
        paging.grader.take(step);
        paging.settle();
        assertThat(paging.alert("old").page()).isEqualTo(pages);
        assertThat(paging.paged("old").isEmpty()).isNotEqualTo(pages);
        assertThat(paging.audited("ALERT_TOO_OLD_TO_PAGE").isEmpty()).isEqualTo(pages);
    }
}
