// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** The event of a canary is one that grading pages for, each time, for days. */
class CanaryGradedTest {
    private static final Instant BEGAN = Instant.parse("2026-10-24T00:00:00Z");
    private static final int TURNS = 48 * 60 / 8;

    @Test
    void everyTurnOfAKeyRaisesOneAlertThatPagesAtItsOwnTime() {
        List<Fact> facts = new ArrayList<>();
        List<Instant> sent = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            Instant at = BEGAN.plus(Duration.ofMinutes(8L * turn)).plusMillis(123);
            sent.add(at);
            IntakeResult result = new Intake().accept(CanaryLoop.event(8L * turn, at), at, at);
            facts.add(((IntakeResult.Accepted) result).fact());
        }
        assertThat(paged(facts, sent.get(TURNS - 1))).containsExactlyElementsOf(sent);
    }

    private static List<Instant> paged(List<Fact> facts, Instant until) {
        ArrivalReplay replay = new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults());
        return replay.run(facts, until).stream()
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(step -> step.page() && step.transition() == AlertStep.Transition.RAISED)
                .filter(step -> step.cause() != AlertCause.ASSESSMENT_OVERDUE)
                .map(AlertStep::at)
                .toList();
    }
}
