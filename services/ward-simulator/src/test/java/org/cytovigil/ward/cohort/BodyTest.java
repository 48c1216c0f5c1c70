// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyTest {
    private static final long SEED = 5;
    private static final int PATIENTS = 2_000;

    private static List<Body> cohort() {
        return IntStream.range(0, PATIENTS).mapToObj(i -> Body.of(SEED, i)).toList();
    }

    private static int peak(Body body) {
        return body.states().stream()
                .mapToInt(state -> state.sign().grade())
                .max()
                .orElse(0);
    }

    @Test
    void theRatesAreThoseOfThePublishedCohorts() {
        for (Therapy therapy : Therapy.values()) {
            List<Body> treated =
                    cohort().stream().filter(body -> body.therapy() == therapy).toList();
            assertThat(1.0 * treated.stream().filter(body -> peak(body) > 0).count() / treated.size())
                    .as("seed %d %s", SEED, therapy)
                    .isCloseTo(therapy.any(), within(0.07));
            assertThat(1.0 * treated.stream().filter(body -> peak(body) > 2).count() / treated.size())
                    .as("seed %d %s", SEED, therapy)
                    .isCloseTo(therapy.severe(), within(0.06));
        }
    }

    @Test
    void aRiseIsWhereTheGradeRises() {
        int measured = 0;
        for (Body body : cohort()) {
            Instant before = Instant.MIN;
            for (Body.Rise rise : body.rises()) {
                assertThat(body.grade(rise.at())).isEqualTo(rise.grade()).isGreaterThanOrEqualTo(2);
                assertThat(body.grade(rise.at().minusSeconds(1))).isLessThan(rise.grade());
                assertThat(rise.at()).isAfter(before).isBefore(body.to());
                before = rise.at();
                measured += rise.measured() ? 1 : 0;
            }
        }
        assertThat(measured).as("seed %d", SEED).isGreaterThan(500);
    }

    @Test
    void aBodyIsChartedAsOftenAsTheFeedSaysWhateverItsTreatments() {
        Body body =
                cohort().stream().filter(each -> peak(each) == 4).findFirst().orElseThrow();
        for (Duration every : List.of(Duration.ofMinutes(1), Duration.ofHours(4))) {
            List<ObjectNode> events = new ArrayList<>();
            Feed.every(every).chart(body, SEED, events::add);
            assertThat(events.stream()
                            .filter(event -> event.path("parameter").asText().equals("SYSTOLIC_BP")))
                    .hasSize((int) Duration.ofHours(36).dividedBy(every));
            assertThat(events).extracting(event -> event.path("drug").asText()).contains("norepinephrine");
            assertThat(events).extracting(event -> event.get("id").asText()).doesNotHaveDuplicates();
        }
    }
}
