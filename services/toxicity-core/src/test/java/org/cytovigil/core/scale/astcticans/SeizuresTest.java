// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeizuresTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");
    private static final GradingRules RULES = GradingRules.defaults();

    @Test
    void aSeizureWeighsUntilANormalAssessmentTwoHoursAfterItsEnd() {
        Seizures tooEarly = seizures(List.of(minute(119), minute(300)), seizure(0, 1, null));
        assertThat(tooEarly.weight(minute(-1), Instant.MIN).grade()).isZero();
        assertThat(tooEarly.weight(minute(0), Instant.MIN).grade()).isEqualTo(3);
        assertThat(tooEarly.weight(minute(299), Instant.MIN).grade()).isEqualTo(3);
        assertThat(tooEarly.weight(minute(300), Instant.MIN).grade()).isZero();
        assertThat(seizures(List.of(minute(121)), seizure(0, 1, null))
                        .weight(minute(121), Instant.MIN)
                        .grade())
                .isZero();
        assertThat(seizures(List.of(minute(120)), seizure(0, null, null))
                        .weight(minute(120), Instant.MIN)
                        .grade())
                .isZero();
    }

    @Test
    void aSeizureOfMoreThanFiveMinutesIsFourOnceTheyAreOver() {
        assertThat(seizures(List.of(), seizure(0, 5, null))
                        .weight(minute(9), Instant.MIN)
                        .grade())
                .isEqualTo(3);
        Seizures unended = seizures(List.of(), seizure(0, null, null));
        assertThat(unended.weight(minute(5), Instant.MIN).grade()).isEqualTo(3);
        assertThat(unended.weight(minute(5).plusSeconds(1), Instant.MIN).grade())
                .isEqualTo(4);
        assertThat(unended.nextChange(minute(0))).isEqualTo(minute(5).plusSeconds(1));
        assertThat(unended.nextChange(minute(-1))).isEqualTo(minute(0));
        assertThat(unended.nextChange(minute(5).plusSeconds(1))).isEqualTo(Instant.MAX);
        assertThat(seizures(List.of(minute(300)), seizure(0, 5, null)).nextChange(minute(0)))
                .isEqualTo(minute(300));
    }

    @Test
    void aSecondSeizureIsFourWithoutReturnToBaselineAndPerhapsFourWhereNobodyKnows() {
        assertThat(second(false)).isEqualTo("4 4");
        assertThat(second(null)).isEqualTo("3 4");
        assertThat(second(true)).isEqualTo("3 3");
    }

    @Test
    void aSeizureThatAnAssessmentEndedIsNotFollowedByAnother() {
        Seizures apart = seizures(List.of(minute(130)), seizure(0, 1, false), seizure(200, 201, null));
        assertThat(apart.weight(minute(205), Instant.MIN).grade()).isEqualTo(3);
        assertThat(apart.weight(minute(205), Instant.MIN).upper()).isEqualTo(3);
        assertThat(apart.weight(minute(205), Instant.MIN).evidence()).containsExactly("s200");
    }

    @Test
    void atACheckpointThoseThatCountAndTheNewestAreKeptAsTheyWeighed() {
        Seizures all = seizures(
                List.of(minute(130)),
                seizure(0, 1, true),
                seizure(200, 201, false),
                seizure(210, 211, null),
                seizure(500, 501, null));
        List<Seizure> kept = all.since(minute(300));
        assertThat(kept).extracting(Seizure::id).containsExactly("s200", "s210", "s500");
        assertThat(kept).extracting(Seizure::settled).containsExactly(true, true, false);
        assertThat(kept).extracting(Seizure::repeated).containsExactly(Truth.NO, Truth.YES, Truth.NO);
        assertThat(kept).extracting(Seizure::cleared).containsOnly(Instant.MAX);
        assertThat(seizures(List.of(), kept.toArray(Seizure[]::new))
                        .weight(minute(505), Instant.MIN)
                        .grade())
                .isEqualTo(4);
    }

    @Test
    void theNewestIsKeptThoughItIsClearedAndTheNextDoesNotFollowIt() {
        Seizures one = seizures(List.of(minute(130)), seizure(0, 1, false));
        List<Seizure> kept = one.since(minute(130));
        assertThat(kept).extracting(Seizure::cleared).containsExactly(minute(130));
        Seizures more = seizures(List.of(), kept.get(0), seizure(200, 201, null));
        assertThat(more.weight(minute(205), Instant.MIN).grade()).isEqualTo(3);
        assertThat(one.since(minute(129))).extracting(Seizure::cleared).containsExactly(Instant.MAX);
        assertThat(seizures(List.of(minute(130)), seizure(0, 1, false), seizure(200, 201, null))
                        .since(minute(200)))
                .extracting(Seizure::id)
                .containsExactly("s200");
        assertThat(seizures(List.of(minute(130)), seizure(0, 1, false), seizure(200, 201, null))
                        .since(minute(199)))
                .extracting(Seizure::id)
                .containsExactly("s0", "s200");
    }

    private static String second(@Nullable Boolean returned) {
        SeizureWeight weight = seizures(List.of(), seizure(0, 1, returned), seizure(60, 61, null))
                .weight(minute(61), Instant.MIN);
        return weight.grade() + " " + weight.upper();
    }

    private static Seizures seizures(List<Instant> normal, Seizure... seizures) {
        return new Seizures(List.of(seizures), normal, RULES);
    }

    private static Seizure seizure(int from, @Nullable Integer to, @Nullable Boolean returned) {
        Instant ended = to == null ? null : minute(to);
        return new Seizure("s" + from, minute(from), ended, returned, Instant.MAX, Truth.NO, false);
    }

    private static Instant minute(int minutes) {
        return T0.plus(Duration.ofMinutes(minutes));
    }
}
