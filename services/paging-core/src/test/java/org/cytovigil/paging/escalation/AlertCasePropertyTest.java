// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Person;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random carriers, rosters and people; the failing seed is in the name of the test. */
class AlertCasePropertyTest {
    private static final List<DeliveryState> FATES =
            List.of(DeliveryState.QUEUED, DeliveryState.ACCEPTED, DeliveryState.DELIVERED, DeliveryState.FAILED);

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAlertNobodyAnswersIsNeverSilentAndEndsAtTheTopWithAnAlarm(int seed) {
        Random random = new Random(seed);
        Priority priority = random.nextBoolean() ? Priority.HIGH : Priority.MEDIUM;
        List<Person> onCall = people(1 + random.nextInt(4));
        CaseRun run = new CaseRun(priority, onCall, page -> FATES.get(random.nextInt(FATES.size()))).until("PT65M");

        assertThat(run.history).as("%s", run.story).anyMatch(CaseEvent.AlarmRaised.class::isInstance);
        Duration longest = priority == Priority.HIGH ? Duration.ofMinutes(2) : Duration.ofMinutes(10);
        Instant last = CaseRun.START;
        for (CaseEvent event : run.history) {
            if (event instanceof CaseEvent.Tried) {
                assertThat(Duration.between(last, event.at()))
                        .as("%s", run.story)
                        .isLessThanOrEqualTo(longest);
                last = event.at();
            }
        }
        assertThat(Duration.between(last, run.now())).isLessThanOrEqualTo(longest.plusSeconds(1));
        String top = onCall.get(onCall.size() - 1).id();
        assertThat(tried(run)).as("%s", run.story).contains(top);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void lostReceiptsNeverStopItAndNobodyOnCallIsLeftOut(int seed) {
        Random random = new Random(seed);
        List<Person> onCall = people(1 + random.nextInt(4));
        CaseRun run = new CaseRun(Priority.HIGH, onCall, page -> DeliveryState.ACCEPTED).until("PT15M");
        assertThat(tried(run)).containsAll(onCall.stream().map(Person::id).toList());
        assertThat(run.history).anyMatch(CaseEvent.AlarmRaised.class::isInstance);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anAnswerAtAnyMomentEndsIt(int seed) {
        Random random = new Random(seed);
        CaseRun run = new CaseRun(
                Priority.HIGH, people(1 + random.nextInt(4)), page -> FATES.get(random.nextInt(FATES.size())));
        run.until("PT%dS".formatted(random.nextInt(900)));
        run.then(random.nextBoolean() ? new CaseEvent.Acknowledged("p0", run.now()) : new CaseEvent.Closed(run.now()));
        int before = run.story.size();
        assertThat(run.until("PT65M").story).hasSize(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oneTryOfAPageIsNeverAskedForTwice(int seed) {
        Random random = new Random(seed);
        CaseRun run = new CaseRun(
                        Priority.HIGH, people(1 + random.nextInt(4)), page -> FATES.get(random.nextInt(FATES.size())))
                .until("PT30M");
        List<String> keys = new ArrayList<>();
        for (CaseEvent event : run.history) {
            if (event instanceof CaseEvent.Tried attempt) {
                keys.add(attempt.pageId() + "/" + attempt.attempt());
            }
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    private static List<Person> people(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> CaseRun.person("p" + i, i % 2 == 0 ? "haematology" : "icu"))
                .toList();
    }

    private static List<String> tried(CaseRun run) {
        return run.history.stream()
                .filter(CaseEvent.Tried.class::isInstance)
                .map(event -> ((CaseEvent.Tried) event).person())
                .distinct()
                .toList();
    }
}
