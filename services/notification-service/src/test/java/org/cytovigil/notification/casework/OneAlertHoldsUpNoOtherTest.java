// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;

/** What is wrong with one alert, person or provider delays no page of another. */
class OneAlertHoldsUpNoOtherTest {
    private final VirtualPaging paging = new VirtualPaging();

    private void take(String alertId, String priority) {
        paging.grader.take(paging.step(alertId, "RAISED", priority).build());
    }

    @Test
    void anAlertWhoseStoryCannotBeReadIsAnAlarmAndTheOthersArePaged() {
        take("spoilt", "HIGH");
        take("sound", "HIGH");
        take("medium", "MEDIUM");
        paging.database.spoils("spoilt");
        paging.settle();
        assertThat(paging.paged("sound")).containsExactly("ada", "bob");
        assertThat(paging.paged("medium")).containsExactly("ada");
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly("spoilt");
    }

    @Test
    void oneLookIsEnoughForAll() {
        IntStream.range(0, 20).forEach(number -> take("high-" + number, "HIGH"));
        IntStream.range(0, 20).forEach(number -> take("low-" + number, "LOW"));
        paging.cases.tick();
        IntStream.range(0, 20).forEach(number -> {
            assertThat(paging.paged("high-" + number)).containsExactly("ada", "bob");
            assertThat(paging.paged("low-" + number)).containsExactly("ada");
        });
    }

    @Test
    void whatCannotBeHadJustNowIsNoAlarmAndPagedALittleLater() {
        take("alert", "HIGH");
        take("other", "HIGH");
        paging.database.locks("alert");
        paging.cases.tick();
        assertThat(paging.paged("other")).containsExactly("ada", "bob");
        assertThat(paging.audited("TECHNICAL_ALARM")).isEmpty();
        paging.database.ends();
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
    }

    @Test
    void itIsPagedAsSoonAsItsStoryCanBeRead() {
        take("spoilt", "HIGH");
        paging.database.spoils("spoilt");
        paging.settle();
        assertThat(paging.paged("spoilt")).isEmpty();
        paging.database.ends();
        paging.pass(Duration.ofSeconds(1));
        assertThat(paging.paged("spoilt")).containsExactly("ada", "bob");
    }

    @Test
    void itsAlarmIsRaisedOnceNotAtEachLook() {
        take("spoilt", "HIGH");
        paging.database.spoils("spoilt");
        paging.pass(Duration.ofMinutes(5));
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly("spoilt");
    }

    @Test
    void whileTheDatabaseIsAwayALookFailsAndTheNextOneCatchesUp() {
        take("alert", "HIGH");
        paging.database.begins();
        assertThatThrownBy(paging.cases::tick).isInstanceOf(CannotGetJdbcConnectionException.class);
        paging.sleep(Duration.ofMinutes(20));
        paging.database.ends();
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "bob");
        assertThat(paging.audited("TECHNICAL_ALARM"))
                .as("what passes is no alarm")
                .isEmpty();
    }

    @Test
    void highAlertsAreHandedOverBeforeOthersThatWaitLonger() {
        IntStream.range(0, 30).forEach(number -> take("low-" + number, "LOW"));
        IntStream.range(0, 30).forEach(number -> take("medium-" + number, "MEDIUM"));
        paging.cases.tick();
        paging.clock.pass(Duration.ofSeconds(1));
        take("high", "HIGH");
        paging.cases.tick();
        var unused = paging.sender.sendDue();
        assertThat(handed().stream().map(PageTry::alertId).limit(2)).containsExactly("high", "high");
    }

    @Test
    void whatJustHappenedIsLookedAtHighOnesFirst() throws InterruptedException {
        take("medium", "MEDIUM");
        take("high", "HIGH");
        paging.urgent.add("medium", "MEDIUM");
        paging.urgent.add("high", "HIGH");
        paging.cases.lookAtUrgent(Duration.ZERO);
        List<String> order = Stream.of("high", "medium")
                .filter(alert -> !paging.paged(alert).isEmpty())
                .toList();
        assertThat(order).as("both are looked at without a look at the clock").containsExactly("high", "medium");
        var unused = paging.sender.sendDue();
        assertThat(handed().get(0).alertId()).isEqualTo("high");
    }

    @Test
    void whatCannotBeLookedAtAtOnceDoesNotKeepTheRestOfTheQueue() throws InterruptedException {
        take("spoilt", "HIGH");
        take("sound", "HIGH");
        paging.database.spoils("spoilt");
        paging.urgent.add("spoilt", "HIGH");
        paging.urgent.add("sound", "HIGH");
        paging.cases.lookAtUrgent(Duration.ZERO);
        assertThat(paging.paged("sound")).containsExactly("ada", "bob");
    }

    private List<PageTry> handed() {
        return paging.textsA.handed();
    }
}
