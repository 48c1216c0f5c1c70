// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.notification.ledger.GradeLine;
import org.junit.jupiter.api.Test;

/** The day of a grade as a drawing. */
class SparklineTest {
    private static final Instant FROM = Instant.parse("2026-01-15T00:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(24));

    @Test
    void aGradeIsAStepFromItsBeginUntilTheNext() {
        Sparkline drawn = Sparkline.of(List.of(line(12, 4, 4, "COMPLETE"), line(-6, 0, 0, "COMPLETE")), FROM, TO);
        assertThat(drawn.line()).isEqualTo("M0.0 26.0L60.0 26.0L60.0 2.0L120.0 2.0");
        assertThat(drawn.unknown()).isEmpty();
    }

    @Test
    void whatWasPossibleIsABoxAboveTheLine() {
        Sparkline drawn = Sparkline.of(List.of(line(0, 1, 3, "PARTIAL")), FROM, TO);
        assertThat(drawn.line()).isEqualTo("M0.0 20.0L120.0 20.0");
        assertThat(drawn.unknown()).containsExactly(new Sparkline.Box("0.0", "8.0", "120.0", "12.0"));
    }

    @Test
    void whatCouldNotBeToldHasNoLineAtZero() {
        Sparkline drawn = Sparkline.of(List.of(line(12, 0, 4, "INDETERMINATE")), FROM, TO);
        assertThat(drawn.line()).isEmpty();
        assertThat(drawn.unknown()).containsExactly(new Sparkline.Box("60.0", "2.0", "60.0", "24.0"));
    }

    private static GradeLine line(int hour, int grade, int upper, String completeness) {
        Instant since = FROM.plus(Duration.ofHours(hour));
        return new GradeLine(
                "l" + hour, "p1", "astct-crs-2019", grade, upper, null, null, completeness, since, since, "[]", false);
    }
}
