// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.junit.jupiter.api.Test;

/** A test page proves the way to whoever takes over; one that does not arrive is told to people who can do something. */
class ShiftTestsTest {
    private static final Map<String, String> TESTED = Map.of("notification.shift-test.after", "P7D");

    private VirtualPaging paging = new VirtualPaging(TESTED);

    private void takeOver(String person) {
        paging.roster(VirtualPaging.WARD, "ada", "bob");
        look();
        paging.roster(VirtualPaging.WARD, person, "bob");
        look();
    }

    private void look() {
        assertThat(paging.handOvers.look()).isTrue();
        paging.settle();
        paging.shiftTests.settle();
    }

    /** Until the time for a receipt is long over. */
    private void wait(Duration length) {
        paging.pass(length);
        paging.shiftTests.settle();
        paging.settle();
    }

    private List<PageTry> tests(String person) {
        return paging.messages(person).stream()
                .filter(message -> message.kind().equals(PageTry.TEST))
                .toList();
    }

    private List<String> notices(String person) {
        return paging.messages(person).stream()
                .filter(message -> message.kind().equals(PageTry.NOTICE))
                .map(PageTry::body)
                .distinct()
                .toList();
    }

    @Test
    void whereNoSettingAsksForThemNobodyIsTested() {
        paging = new VirtualPaging();
        takeOver("cara");
        assertThat(paging.messages("cara")).isEmpty();
    }

    @Test
    void aTestThatArrivesDisturbsNobodyElse() {
        takeOver("cara");
        assertThat(tests("cara")).hasSize(1);
        wait(Duration.ofMinutes(10));
        assertThat(notices("bob")).isEmpty();
        assertThat(paging.audited("SHIFT_TEST_FAILED")).isEmpty();
    }

    @Test
    void aTestThatFailsGoesToTheNextOnCallAndToTheLeads() {
        paging.person("lena", "lead nurse");
        paging.account("lena", "lead");
        paging.textsA.refuses("status 500");
        takeOver("cara");
        paging.textsA.works();
        wait(Duration.ofSeconds(1));
        String text = "Ward 5B: the test page to cara, first on call now, is not proven to arrive."
                + " Call them, or step in.";
        assertThat(notices("bob")).containsExactly(text);
        assertThat(notices("lena")).containsExactly(text);
        assertThat(notices("cara")).isEmpty();
        assertThat(tests("cara"))
                .as("it takes no other way: this one was to be proven")
                .hasSize(1);
        assertThat(paging.audited("SHIFT_TEST_FAILED")).containsExactly("cara");
    }

    @Test
    void aTestThatIsNeverProvenFailsToo() {
        paging.textsA.provesNothing();
        takeOver("cara");
        wait(Duration.ofMinutes(30));
        assertThat(notices("bob")).hasSize(1);
    }

    @Test
    void itsFailureIsToldOnce() {
        paging.textsA.refuses("status 500");
        takeOver("cara");
        wait(Duration.ofMinutes(10));
        wait(Duration.ofMinutes(10));
        assertThat(paging.audited("SHIFT_TEST_FAILED")).containsExactly("cara");
    }

    @Test
    void whoWasReachedLatelyIsNotTestedAgainUntilTheProofIsOld() {
        takeOver("cara");
        wait(Duration.ofMinutes(20));
        paging.roster(VirtualPaging.WARD, "ada");
        look();
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(tests("cara")).hasSize(1);
        paging.roster(VirtualPaging.WARD, "ada");
        look();
        paging.sleep(Duration.ofDays(7));
        paging.roster(VirtualPaging.WARD, "cara");
        look();
        assertThat(tests("cara")).hasSize(2);
    }

    @Test
    void whoTakesOverTwoWardsAtOnceIsTestedOnce() {
        paging.textsA.provesNothing();
        paging.roster("5B", "ada");
        paging.roster("6E", "ada");
        look();
        paging.roster("5B", "cara");
        paging.roster("6E", "cara");
        look();
        assertThat(tests("cara")).hasSize(1);
    }
}
