// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.oncall.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    @CsvSource({
        "PT1S, 0, 30, 60, 10, true",
        "PT30M, 5, 30, 60, 10, true",
        "PT0.999S, 0, 30, 60, 10, false",
        "PT30M0.001S, 0, 30, 60, 10, false",
        "PT2M, -1, 30, 60, 10, false",
        "PT2M, 6, 30, 60, 10, false",
        "PT2M, 0, 1, 2, 1, true",
        "PT2M, 0, 0, 2, 1, false",
        "PT2M, 0, 1, 2, 0, false",
        "PT2M, 0, 1, 1, 1, false",
        "PT2M, 0, 30, 1800, 1800, true",
        "PT2M, 0, 30, 1801, 10, false",
        "PT2M, 0, 30, 60, 1801, false"
    })
    void aPolicyIsSoundUpToItsBounds(
            Duration delay, int repeats, int otherRoute, int nextPerson, int retryPause, boolean sound) {
        Ladder ladder =
                new Ladder(List.of(new EscalationStep(delay, List.of(new Target.Everyone()), List.of(), repeats)));
        Ladder standard = EscalationPolicy.standard("*").medium();
        ReceiptPatience receipts = new ReceiptPatience(
                Duration.ofSeconds(otherRoute), Duration.ofSeconds(nextPerson), Duration.ofSeconds(retryPause));
        assertThat(new EscalationPolicy("5B", ladder, standard, receipts)
                        .problems()
                        .isEmpty())
                .as("for HIGH")
                .isEqualTo(sound);
        assertThat(new EscalationPolicy("5B", standard, ladder, receipts)
                        .problems()
                        .isEmpty())
                .as("for MEDIUM")
                .isEqualTo(sound);
    }

    @Test
    void aLadderHasAtMostTenSteps() {
        EscalationStep step = EscalationStep.of(Duration.ofMinutes(2), new Target.Everyone());
        Ladder ten = new Ladder(Collections.nCopies(10, step));
        Ladder eleven = new Ladder(Collections.nCopies(11, step));
        assertThat(new EscalationPolicy("5B", ten, ten, ReceiptPatience.DEFAULT).problems())
                .isEmpty();
        assertThat(new EscalationPolicy("5B", ten, eleven, ReceiptPatience.DEFAULT).problems())
                .containsExactly("MEDIUM: at most 10 steps");
    }

    @Test
    void whereNoPolicyCanBeReadEverybodyIsPagedAtOnce() {
        EscalationPolicy policy = EscalationPolicy.everybody("5B");
        assertThat(policy.problems()).isEmpty();
        for (Priority priority : Priority.values()) {
            assertThat(policy.ladder(priority).steps())
                    .containsExactly(EscalationStep.of(Duration.ofMinutes(2), new Target.Everyone()));
        }
    }

    @Test
    void aTargetMeansThoseOnCallWhomItNames() {
        Person ada = CaseRun.person("ada", "haematology");
        Person icu = CaseRun.person("icu", "icu-outreach");
        assertThat(Target.parse("role:icu-outreach").among(List.of(ada, icu))).containsExactly(icu);
        assertThat(Target.parse("role:nobody").among(List.of(ada, icu))).isEmpty();
        assertThat(Target.parse("everyone").among(List.of(ada, icu))).containsExactly(ada, icu);
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
