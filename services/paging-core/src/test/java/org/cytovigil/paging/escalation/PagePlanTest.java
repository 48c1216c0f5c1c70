// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Person;
import org.junit.jupiter.api.Test;

class PagePlanTest {
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00Z");
    private static final Channel SMS = new Channel("SMS");
    private static final Routes ROUTES = new Routes(Map.of(SMS, List.of("sms-a", "sms-b")));

    @Test
    void aHighAlertPagesTheSecondRoleAtOnceThenOneByOneThenTheLastAgain() {
        PagePlan plan = plan(EscalationPolicy.standard("5B"), at -> people("ada:nurse", "bob:doctor", "eve:nurse"));
        assertThat(told(plan))
                .containsExactly(
                        "PT0S ada FIRST",
                        "PT0S bob FIRST",
                        "PT2M bob NO_ANSWER",
                        "PT4M eve NO_ANSWER",
                        "PT6M eve LAST_AGAIN");
        assertThat(plan.alarm()).isEqualTo(Duration.ofMinutes(6));
        assertThat(plan.pages()).allSatisfy(page -> assertThat(page.provider()).isEqualTo("sms-a"));
    }

    @Test
    void aStepWithoutAnybodyIsPassedOverAndSaidSo() {
        EscalationPolicy policy = policy(
                EscalationStep.of(Duration.ofMinutes(5), new Target.WithRole("icu")),
                EscalationStep.of(Duration.ofMinutes(5), new Target.Everyone()));
        assertThat(told(plan(policy, at -> people("ada:nurse"))))
                .containsExactly("PT0S ada NOBODY_BEFORE", "PT5M ada LAST_AGAIN");
    }

    @Test
    void whoComesOnCallMeanwhileIsPagedFromThen() {
        EscalationPolicy policy =
                policy(new EscalationStep(Duration.ofMinutes(20), List.of(new Target.Position(1)), List.of(), 1));
        Instant handOver = NOW.plus(Duration.ofMinutes(30));
        PagePlan plan = PagePlan.of(
                new AlertCase("a", Priority.HIGH, policy, ROUTES),
                new PagePlan.OnCall(
                        at -> at.isBefore(handOver) ? people("ada:nurse") : people("bob:nurse"), List.of(handOver)),
                NOW);
        assertThat(told(plan))
                .containsExactly(
                        "PT0S ada FIRST", "PT20M ada NO_ANSWER", "PT30M bob CAME_ON_CALL", "PT50M bob LAST_AGAIN");
    }

    @Test
    void withNobodyOnCallTheAlarmIsImmediateAndWhoeverComesIsPaged() {
        Instant morning = NOW.plus(Duration.ofHours(6));
        PagePlan plan = PagePlan.of(
                new AlertCase("a", Priority.HIGH, EscalationPolicy.standard("5B"), ROUTES),
                new PagePlan.OnCall(at -> at.isBefore(morning) ? List.of() : people("ada:nurse"), List.of(morning)),
                NOW);
        assertThat(plan.alarm()).isEqualTo(Duration.ZERO);
        assertThat(told(plan)).startsWith("PT6H ada CAME_ON_CALL");
    }

    @Test
    void withNobodyInADayThePlanIsEmptyAndEnds() {
        PagePlan plan = plan(EscalationPolicy.standard("5B"), at -> List.of());
        assertThat(plan.pages()).isEmpty();
        assertThat(plan.alarm()).isEqualTo(Duration.ZERO);
    }

    /** The plan of the same policy and people is what the case does when it is run second by second. */
    @Test
    void thePlanIsWhatHappens() {
        List<Person> onCall = people("ada:nurse", "bob:doctor", "eve:nurse", "gus:lead");
        CaseRun run = new CaseRun(Priority.HIGH, onCall, page -> DeliveryState.DELIVERED).until("PT9M");
        List<String> happened = run.history.stream()
                .filter(CaseEvent.Tried.class::isInstance)
                .map(CaseEvent.Tried.class::cast)
                .map(tried -> Duration.between(CaseRun.START, tried.at()) + " " + tried.person())
                .toList();
        List<String> planned = plan(EscalationPolicy.standard("5B"), at -> onCall).pages().stream()
                .map(page -> page.after() + " " + page.person())
                .toList();
        assertThat(happened).isNotEmpty().isEqualTo(planned.subList(0, happened.size()));
    }

    private static EscalationPolicy policy(EscalationStep... steps) {
        Ladder ladder = new Ladder(List.of(steps));
        return new EscalationPolicy("5B", ladder, ladder, ReceiptPatience.DEFAULT);
    }

    private static PagePlan plan(EscalationPolicy policy, Function<Instant, List<Person>> onCall) {
        return PagePlan.of(
                new AlertCase("a", Priority.HIGH, policy, ROUTES), new PagePlan.OnCall(onCall, List.of()), NOW);
    }

    private static List<String> told(PagePlan plan) {
        return plan.pages().stream()
                .map(page -> page.after() + " " + page.person() + " " + page.why())
                .toList();
    }

    private static List<Person> people(String... namesAndRoles) {
        return Stream.of(namesAndRoles)
                .map(text -> text.split(":", -1))
                .map(parts -> new Person(
                        parts[0], parts[0], parts[1], List.of(new Contact(SMS, "+1" + parts[0])), List.of(SMS)))
                .toList();
    }
}
