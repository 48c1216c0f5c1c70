// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What people hear of the alerts of a record that was merged into another. */
class WithdrawnAlertsTest {
    private static final int HORIZON = 72 * 60;
    private static final AlertPolicy POLICY =
            new AlertPolicy(GradingCatalogue.standard().systems());

    private static AlertMemory.Remembered paged(AlertCause cause, @Nullable String system) {
        return new AlertMemory.Remembered(
                "a", cause + "|", cause, system, system == null ? 0 : 2, Scene.minute(0), true, Priority.MEDIUM, null);
    }

    private static AlertMemory.Remembered over(AlertMemory.Remembered alert) {
        return alert.ended(Scene.minute(10));
    }

    private static List<String> told(int minute, AlertMemory.Remembered alert) {
        AlertMemory memory = new AlertMemory(List.of(alert), Map.of());
        return POLICY.withdraw(Scene.at(minute, NewestData.NOTHING, Map.of()), memory).steps().stream()
                .map(step -> step.transition() + (step.page() ? " page" : " note"))
                .toList();
    }

    @Test
    void whatPagedIsTakenBackAndANoteIsOver() {
        assertThat(told(20, paged(AlertCause.CRS_ROSE, AstctCrs.ID))).containsExactly("RETRACTED page");
        assertThat(told(20, paged(AlertCause.FEED_SILENT, null))).containsExactly("RETRACTED page");
        assertThat(told(20, paged(AlertCause.CRS_ROSE, AstctCrs.ID).asNote())).containsExactly("RESOLVED note");
    }

    @Test
    void whatIsOverIsTakenBackWhereSomebodyMustStillAct() {
        assertThat(told(20, over(paged(AlertCause.CRS_ROSE, AstctCrs.ID)))).containsExactly("RETRACTED page");
        assertThat(told(20, over(paged(AlertCause.NEUTROPENIC_FEVER, null)))).containsExactly("RETRACTED page");
        assertThat(told(20, over(paged(AlertCause.FEED_SILENT, null)))).isEmpty();
        assertThat(told(20, over(paged(AlertCause.CRS_ROSE, AstctCrs.ID).asNote())))
                .isEmpty();
    }

    @Test
    void whatIsHistoryIsTakenBackFromNobody() {
        assertThat(told(HORIZON, paged(AlertCause.CRS_ROSE, AstctCrs.ID))).containsExactly("RETRACTED page");
        assertThat(told(HORIZON + 1, paged(AlertCause.CRS_ROSE, AstctCrs.ID))).containsExactly("RESOLVED note");
        assertThat(told(HORIZON + 1, over(paged(AlertCause.CRS_ROSE, AstctCrs.ID))))
                .isEmpty();
    }

    @Test
    void nothingIsAwaitedAfterwards() {
        AlertMemory memory =
                new AlertMemory(List.of(paged(AlertCause.FEED_SILENT, null).asNote()), Map.of());
        AlertPolicy.Judgement judgement = POLICY.withdraw(Scene.at(20, NewestData.NOTHING, Map.of()), memory);
        assertThat(judgement.memory().alerts()).singleElement().matches(alert -> !alert.holds());
        assertThat(judgement.nextDue()).isEqualTo(Instant.MAX);
    }
}
