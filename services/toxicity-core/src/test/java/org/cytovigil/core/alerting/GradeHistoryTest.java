// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.signal.Steps;
import org.junit.jupiter.api.Test;

class GradeHistoryTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");

    /** Grade 1 from hour 0, 2 from hour 1, 3 from hour 2, 1 from hour 3, 2 from hour 4. */
    private static final GradeHistory HISTORY = new GradeHistory(Steps.of(0)
            .step(hour(0), 1)
            .step(hour(1), 2)
            .step(hour(2), 3)
            .step(hour(3), 1)
            .step(hour(4), 2));

    @Test
    void theNewestGradeHoldsSinceItsStepOrSinceNobodyKnows() {
        assertThat(HISTORY.last()).isEqualTo(2);
        assertThat(HISTORY.lastFrom()).isEqualTo(hour(4));
        assertThat(GradeHistory.NONE.last()).isZero();
        assertThat(GradeHistory.NONE.lastFrom()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aGradeRoseWhereItHasBeenAsHighSinceWithoutABreak() {
        GradeHistory rising = new GradeHistory(HISTORY.steps().before(hour(3)));
        assertThat(rising.riseAt(1)).isEqualTo(hour(0));
        assertThat(rising.riseAt(2)).isEqualTo(hour(1));
        assertThat(rising.riseAt(3)).isEqualTo(hour(2));
        assertThat(HISTORY.riseAt(1)).isEqualTo(hour(0));
        assertThat(HISTORY.riseAt(2)).isEqualTo(hour(4));
        assertThat(HISTORY.riseAt(3)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void aGradeBeganWhereItsFirstStretchBeyondAnInstantDid() {
        assertThat(HISTORY.firstAt(2, hour(0))).isEqualTo(hour(1));
        assertThat(HISTORY.firstAt(2, hour(1))).isEqualTo(hour(1));
        assertThat(HISTORY.firstAt(2, hour(2).minusSeconds(1))).isEqualTo(hour(1));
        assertThat(HISTORY.firstAt(2, hour(2))).isEqualTo(hour(4));
        assertThat(HISTORY.firstAt(1, T0.minusSeconds(1))).isEqualTo(hour(0));
        assertThat(HISTORY.firstAt(2, hour(5))).isEqualTo(hour(4));
        assertThat(HISTORY.since(hour(2)).firstAt(3, hour(2))).isEqualTo(Instant.EPOCH);
    }

    @Test
    void thePeakIsTheHighestBothEndsIncluded() {
        assertThat(HISTORY.peak(hour(0), hour(1))).isEqualTo(2);
        assertThat(HISTORY.peak(hour(0), hour(2).minusSeconds(1))).isEqualTo(2);
        assertThat(HISTORY.peak(hour(0), hour(2))).isEqualTo(3);
        assertThat(HISTORY.peak(hour(2).plusSeconds(1), hour(4))).isEqualTo(3);
        assertThat(HISTORY.peak(hour(3), hour(4))).isEqualTo(2);
        assertThat(HISTORY.peak(hour(-2), hour(-1))).isZero();
    }

    @Test
    void whatFollowsFromAnInstantIsReplaced() {
        GradeHistory replaced = HISTORY.replaced(hour(2), List.of(new GradeSpan(hour(2), graded(4))));
        assertThat(replaced.last()).isEqualTo(4);
        assertThat(replaced.peak(hour(0), hour(1))).isEqualTo(2);
        assertThat(replaced.riseAt(1)).isEqualTo(hour(0));
        assertThat(HISTORY.since(hour(2)).peak(hour(0), hour(4))).isEqualTo(3);
        assertThat(HISTORY.since(hour(3)).peak(hour(0), hour(4))).isEqualTo(2);
    }

    private static Assessment graded(int grade) {
        return new Assessment(grade, grade, Completeness.COMPLETE, Set.of(), List.of(), List.of());
    }

    private static Instant hour(int hours) {
        return T0.plus(Duration.ofHours(hours));
    }
}
