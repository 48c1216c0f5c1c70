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
}
