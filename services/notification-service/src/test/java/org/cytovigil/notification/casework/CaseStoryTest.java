// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.ledger.AlertEvent;
import org.cytovigil.notification.ledger.AlertEvent.Kind;
import org.cytovigil.notification.ledger.AlertEvent.Outcome;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.escalation.CaseEvent;
import org.cytovigil.paging.escalation.EscalationReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the core hears of an alert's story. */
class CaseStoryTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private static final PageTry PAGE = PageTry.promised(
            "page-1",
            2,
            new PageTry.Way("ada", "SMS", "sms-a", "+1"),
            new PageTry.Said(PageTry.PAGE, "alert", 3, "title", "text", "HIGH", null),
            AT);

    private static CaseEvent only(AlertEvent event) {
        List<CaseEvent> story = CaseStory.of(List.of(event));
        assertThat(story).hasSize(1);
        return story.get(0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"RAISED", "REOPENED", "RETRACTED", "RESOLVED", "NOTED"})
    void whatChangesNothingForThePagingIsLeftOut(Kind kind) {
        assertThat(CaseStory.of(List.of(AlertEvent.step("alert", kind, AT, null, null))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"OPENED", "MOVED"})
    void pagingBeginsWithAnOpeningAndAnewWithAMove(Kind kind) {
        assertThat(only(AlertEvent.step("alert", kind, AT, null, null))).isEqualTo(new CaseEvent.Opened(AT));
    }

    @Test
    void aTryHasItsPageItsRoundAndItsNumber() {
        assertThat(only(AlertEvent.page(Kind.TRIED, AT, PAGE, new Outcome(null, null))))
                .isEqualTo(new CaseEvent.Tried("page-1", "ada", 3, 2, AT));
    }

    @ParameterizedTest
    @EnumSource(DeliveryState.class)
    void howFarATryGotIsToldInEachState(DeliveryState state) {
        assertThat(only(AlertEvent.page(Kind.PROGRESSED, AT, PAGE, new Outcome(state.name(), "why"))))
                .isEqualTo(new CaseEvent.Progressed("page-1", 2, state, AT));
    }

    @ParameterizedTest
    @EnumSource(EscalationReason.class)
    void aStepUpHasItsRoundAndItsReason(EscalationReason reason) {
        assertThat(only(AlertEvent.escalated("alert", AT, 4, reason.name(), null)))
                .isEqualTo(new CaseEvent.Escalated(4, reason, AT));
        assertThat(only(AlertEvent.escalated("alert", AT, 4, reason.name(), "ada")))
                .isEqualTo(new CaseEvent.Escalated(4, reason, AT, "ada"));
    }

    @Test
    void whoTookItAndThatItIsOverAreTold() {
        assertThat(only(AlertEvent.step("alert", Kind.ACKNOWLEDGED, AT, "ada", null)))
                .isEqualTo(new CaseEvent.Acknowledged("ada", AT));
        assertThat(only(AlertEvent.step("alert", Kind.CLOSED, AT, null, null))).isEqualTo(new CaseEvent.Closed(AT));
        assertThat(only(AlertEvent.step("alert", Kind.ALARM, AT, null, null))).isEqualTo(new CaseEvent.AlarmRaised(AT));
    }

    @Test
    void aStateThatNobodyKnowsIsNotTakenForAnother() {
        AlertEvent unknown = AlertEvent.page(Kind.PROGRESSED, AT, PAGE, new Outcome("ON_ITS_WAY", null));
        assertThatThrownBy(() -> CaseStory.of(List.of(unknown))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOrderStays() {
        List<AlertEvent> story = List.of(
                AlertEvent.step("alert", Kind.RAISED, AT, null, null),
                AlertEvent.step("alert", Kind.OPENED, AT, null, null),
                AlertEvent.page(Kind.TRIED, AT, PAGE, new Outcome(null, null)),
                AlertEvent.step("alert", Kind.CLOSED, AT, null, null));
        assertThat(CaseStory.of(story))
                .containsExactly(
                        new CaseEvent.Opened(AT),
                        new CaseEvent.Tried("page-1", "ada", 3, 2, AT),
                        new CaseEvent.Closed(AT));
    }
}
