// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.Target;
import org.cytovigil.paging.oncall.Layer;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.Rotation;
import org.cytovigil.paging.oncall.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotaFormsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String TURNS =
            "name=first&start=2026-01-05T08%3A00&every=168&person1=ada&person2=&person3=bob&person4=ada";
    private static final Roster EMPTY = new Roster("5B", BERLIN, List.of(), List.of("eve"), List.of());

    @Test
    void aRotationIsAddedInTheZoneOfTheWardAndAllElseStays() {
        Roster changed = RotaForms.rotation(EMPTY, FormBody.of(TURNS));
        assertThat(changed.usual().people()).containsExactly("eve");
        assertThat(changed.usual().rotations()).containsExactly(new Rotation("first", List.of(turns())));
    }

    @Test
    void aRotationOfTheSameNameIsReplacedUnderItsHigherLayers() {
        Layer old = new Layer(
                LocalDateTime.parse("2025-01-06T08:00"), Duration.ofDays(1), BERLIN, List.of("gus"), List.of());
        Layer weekend = new Layer(
                LocalDateTime.parse("2025-01-06T08:00"), Duration.ofDays(1), BERLIN, List.of("fay"), List.of());
        Rotation other = new Rotation("second", List.of(old));
        Roster before = new Roster(
                "5B",
                BERLIN,
                new Schedule(List.of(new Rotation("first", List.of(old, weekend)), other), List.of(), List.of()),
                List.of(),
                List.of());
        assertThat(RotaForms.rotation(before, FormBody.of(TURNS)).usual().rotations())
                .containsExactly(new Rotation("first", List.of(turns(), weekend)), other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name=first&start=2026-01-05T08%3A00&every=168",
                "name=first&start=soon&every=168&person1=ada",
                "name=first&start=2026-01-05T08%3A00&every=often&person1=ada",
                "name=first&start=2026-01-05T08%3A00&every=0&person1=ada"
            })
    void whatIsNoRotationIsRefused(String form) {
        assertThatThrownBy(() -> RotaForms.rotation(EMPTY, FormBody.of(form))).isInstanceOf(JsonProblem.class);
    }

    @Test
    void aPolicyIsReadStepByStepAndAStepWithoutAnybodyIsLeftOut() {
        EscalationPolicy policy = RotaForms.policy(
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
        assertThatThrownBy(() -> RotaForms.policy(
                        EscalationPolicy.standard("5B"),
                        "5B",
                        FormBody.of("medium1-targets=everyone&medium1-delay=600")))
                .isInstanceOf(JsonProblem.class);
    }

    private static Layer turns() {
        return new Layer(
                LocalDateTime.parse("2026-01-05T08:00"),
                Duration.ofDays(7),
                BERLIN,
                List.of("ada", "bob", "ada"),
                List.of());
    }
}
