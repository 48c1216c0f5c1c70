// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.Target;
import org.junit.jupiter.api.Test;

class PolicyFormTest {
    @Test
    void aPolicyIsReadStepByStepAndAStepWithoutAnybodyIsLeftOut() {
        EscalationPolicy policy = PolicyForm.in(
                EscalationPolicy.standard("5B"),
                "5B",
                FormBody.of(
                        "high1-targets=oncall%3A1%2C+second-role&high1-delay=90&high1-repeats=1&high2-targets=&high2-delay=120"
                                + "&medium1-targets=everyone&medium1-delay=600&medium1-channels=sms"));
        assertThat(policy.high().steps()).singleElement().satisfies(step -> {
            assertThat(step.delay()).isEqualTo(Duration.ofSeconds(90));
            assertThat(step.targets()).containsExactly(new Target.Position(1), new Target.SecondRole());
            assertThat(step.repeats()).isEqualTo(1);
        });
        assertThat(policy.medium().steps().get(0).channels().get(0).name()).isEqualTo("SMS");
        assertThat(policy.receipts()).isEqualTo(EscalationPolicy.standard("5B").receipts());
    }

    @Test
    void aLadderWithoutAStepIsRefused() {
        assertThatThrownBy(() -> PolicyForm.in(
                        EscalationPolicy.standard("5B"),
                        "5B",
                        FormBody.of("medium1-targets=everyone&medium1-delay=600")))
                .isInstanceOf(JsonProblem.class);
    }
}
