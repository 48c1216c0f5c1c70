// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CognitionTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");

    @ParameterizedTest(name = "ICE {0} to {1} over a baseline of {2} counts as {3} to {4}")
    @CsvSource({"6, 8, , 6, 8", "6, 8, 10, 6, 8", "6, 8, 9, 7, 9", "6, 8, 6, 10, 10", "0, 0, 8, 2, 2"})
    void iceIsGradedByItsFallBelowTheBaseline(int lowest, int highest, @Nullable Integer baseline, int from, int to) {
        Cognition found = Cognition.of(new Finding.Ice(lowest, highest, List.of()), AT, "f1")
                .over(baseline);
        assertThat(found.lowest()).isEqualTo(from);
        assertThat(found.highest()).isEqualTo(to);
    }

    @Test
    void capdIsGradedAsScored() {
        Cognition found = Cognition.of(new Finding.Capd(7), AT, "f1");
        assertThat(found.over(5)).isEqualTo(found);
    }

    @ParameterizedTest(name = "ICE {0} is grade {1}")
    @CsvSource({"10, 0", "9, 1", "7, 1", "6, 2", "3, 2", "2, 3", "0, 3"})
    void iceHasTheGradeOfTheTable(int score, int grade) {
        assertThat(Cognition.of(new Finding.Ice(score, 10, List.of()), AT, "f1").worstGrade())
                .isEqualTo(grade);
        assertThat(Cognition.of(new Finding.Ice(0, score, List.of()), AT, "f1").grade())
                .isEqualTo(grade);
    }

    @ParameterizedTest(name = "CAPD {0} is grade {1}")
    @CsvSource({"0, 0", "1, 1", "8, 1", "9, 3", "32, 3"})
    void capdHasTheGradeOfTheTable(int score, int grade) {
        assertThat(Cognition.of(new Finding.Capd(score), AT, "f1").grade()).isEqualTo(grade);
        assertThat(Cognition.NONE.grade()).isZero();
    }

    /** Of one instant the worse counts, whatever the order, with the fact that says so. */
    @Test
    void ofTwoScoresOfOneInstantTheWorseCounts() {
        Cognition nine = Cognition.of(new Finding.Ice(9), AT, "a");
        Cognition four = Cognition.of(new Finding.Ice(4), AT, "b");
        Cognition worse = new Cognition(Cognition.Tool.ICE, 4, 4, List.of(), true, AT, List.of("b"));
        assertThat(nine.then(four)).isEqualTo(worse);
        assertThat(four.then(nine)).isEqualTo(worse);
        Cognition mild = Cognition.of(new Finding.Capd(2), AT, "c");
        Cognition severe = Cognition.of(new Finding.Capd(14), AT, "d");
        Cognition high = new Cognition(Cognition.Tool.CAPD, 14, 14, List.of(), true, AT, List.of("d"));
        assertThat(mild.then(severe)).isEqualTo(high);
        assertThat(severe.then(mild)).isEqualTo(high);
    }

    @Test
    void theSameScoreToldTwiceContradictsNothingAndKeepsTheFirstId() {
        Cognition first = Cognition.of(new Finding.Ice(7), AT, "a");
        Cognition second = Cognition.of(new Finding.Ice(7), AT, "b");
        assertThat(first.then(second)).isEqualTo(first);
        assertThat(second.then(first)).isEqualTo(first);
        Cognition later = Cognition.of(new Finding.Ice(9), AT.plusSeconds(1), "z");
        assertThat(first.then(later)).isEqualTo(later);
        assertThat(Cognition.NONE.then(first)).isEqualTo(first);
    }

    /** A score whose items were not all asked is as bad as it may be, and as good as it may be: each bound by itself. */
    @Test
    void whatWasNotAskedStaysOpenOnlyWhileItCouldChangeSomething() {
        List<Finding.IceItem> open = List.of(Finding.IceItem.ORIENTATION);
        Cognition partial = Cognition.of(new Finding.Ice(4, 8, open), AT, "a");
        Cognition full = Cognition.of(new Finding.Ice(6), AT, "b");
        Cognition both = full.then(partial);
        assertThat(both.lowest()).isEqualTo(4);
        assertThat(both.highest()).isEqualTo(6);
        assertThat(both.unasked()).isEqualTo(open);
        assertThat(both.contradicted()).isTrue();
        assertThat(partial.then(full).lowest()).isEqualTo(4);
        assertThat(partial.then(full).highest()).isEqualTo(6);
        Cognition low = Cognition.of(new Finding.Ice(4), AT, "c");
        assertThat(partial.then(low).unasked()).isEmpty();
    }
}
