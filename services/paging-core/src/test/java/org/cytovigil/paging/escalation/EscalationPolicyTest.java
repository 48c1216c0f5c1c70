// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.cytovigil.paging.Priority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscalationPolicyTest {
    @Test
    void theStandardPolicyIsSoundAndHasTheDefaults() {
        EscalationPolicy policy = EscalationPolicy.standard("*");
        assertThat(policy.problems()).isEmpty();
        assertThat(policy.ladder(Priority.HIGH).steps().get(0).delay()).isEqualTo(Duration.ofMinutes(2));
        assertThat(policy.ladder(Priority.HIGH).steps().get(0).targets())
                .extracting(Target::text)
                .containsExactly("oncall:1", "second-role");
        assertThat(policy.ladder(Priority.MEDIUM).steps().get(0).delay()).isEqualTo(Duration.ofMinutes(10));
        assertThat(policy.receipts().otherRoute()).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.receipts().nextPerson()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whatIsWrongIsSaidByPlace() {
        Ladder bad = new Ladder(List.of(
                new EscalationStep(Duration.ZERO, List.of(), List.of(), 9),
                EscalationStep.of(Duration.ofHours(2), new Target.Everyone())));
        EscalationPolicy policy = new EscalationPolicy(
                "5B",
                bad,
                EscalationPolicy.standard("*").medium(),
                new ReceiptPatience(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(10)));
        assertThat(policy.problems())
                .containsExactly(
                        "HIGH step 1: delay must be 1 second to 30 minutes",
                        "HIGH step 1: needs a target",
                        "HIGH step 1: repeats must be 0 to 5",
                        "HIGH step 2: delay must be 1 second to 30 minutes",
                        "receipts: nextPerson must be longer than otherRoute");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oncall:1", "oncall:12", "second-role", "role:icu", "everyone"})
    void targetsAreReadAndWrittenAlike(String text) {
        assertThat(Target.parse(text).text()).isEqualTo(text);
    }

    @Test
    void blanksAroundARoleAreNoPartOfIt() {
        assertThat(Target.parse(" role: icu ").text()).isEqualTo("role:icu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oncall:0", "oncall:x", "role:", "boss", ""})
    void anUnknownTargetIsRefused(String text) {
        assertThatThrownBy(() -> Target.parse(text)).hasMessageContaining("unknown target");
    }
}
