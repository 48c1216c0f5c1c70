// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.crs.FeverGate;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.astcticans.IcansMemory;
import org.junit.jupiter.api.Test;

/** What the label has to remember of CRS and of neurotoxicity (docs/clinical/blinatumomab.md). */
class LabelMemoryTest {
    private static final Instant T0 = Instant.parse("2026-01-15T08:00:00Z");
    private static final GradingRules RULES = GradingRules.defaults();

    @Test
    void neurotoxicityOfGradeThreeIsRememberedWithItsDose() {
        LabelMemory two = neuro(LabelMemory.NOTHING, 0, 2, Truth.YES);
        assertThat(two.neuroUnresolved()).isFalse();
        assertThat(two.startingDose()).isEqualTo(Truth.UNKNOWN);
        LabelMemory three = neuro(two, 1, 3, Truth.YES);
        assertThat(three.neuroSince()).isEqualTo(hour(1));
        assertThat(three.neuroAbove()).isEqualTo(hour(0));
        assertThat(three.startingDose()).isEqualTo(Truth.YES);
        LabelMemory later = neuro(three, 2, 4, Truth.NO);
        assertThat(later.neuroSince()).isEqualTo(hour(1));
        assertThat(later.startingDose()).isEqualTo(Truth.YES);
    }

    @Test
    void itWithholdsForThreeDaysAndUntilItIsAtGradeOne() {
        LabelMemory three = neuro(LabelMemory.NOTHING, 0, 3, Truth.NO);
        assertThat(neuro(three, 72, 2, Truth.NO).neuroUnresolved()).isTrue();
        LabelMemory early = neuro(three, 71, 1, Truth.NO);
        assertThat(early.neuroUnresolved()).isTrue();
        assertThat(early.startingDose()).isEqualTo(Truth.NO);
        LabelMemory over = neuro(early, 72, 1, Truth.NO);
        assertThat(over.neuroUnresolved()).isFalse();
        assertThat(over.startingDose()).isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void itLastsFromItsBeginningWhileItIsAboveGradeOne() {
        assertThat(neuro(LabelMemory.NOTHING, 0, 2, Truth.NO).neuroLasted()).isZero();
        LabelMemory three = neuro(LabelMemory.NOTHING, 1, 3, Truth.NO);
        assertThat(neuro(three, 50, 2, Truth.NO).neuroLasted()).isEqualTo(Duration.ofHours(49));
        LabelMemory better = neuro(three, 50, 1, Truth.NO);
        assertThat(better.neuroAbove()).isEqualTo(Instant.MAX);
        assertThat(better.neuroLasted()).isZero();
        LabelMemory again = neuro(better, 60, 2, Truth.NO);
        assertThat(again.neuroAbove()).isEqualTo(hour(60));
        assertThat(again.neuroLasted()).isEqualTo(Duration.ofHours(59));
    }

    @Test
    void itsLimitsAreDue() {
        LabelMemory three = neuro(LabelMemory.NOTHING, 0, 3, Truth.NO);
        assertThat(three.next(RULES)).isEqualTo(hour(72));
        assertThat(neuro(three, 72, 2, Truth.NO).next(RULES))
                .isEqualTo(hour(7 * 24).plusSeconds(1));
        assertThat(neuro(LabelMemory.NOTHING, 0, 2, Truth.NO).next(RULES)).isEqualTo(Instant.MAX);
    }

    @Test
    void crsOfGradeThreeIsUnresolvedUntilItIsOver() {
        LabelMemory two = crs(LabelMemory.NOTHING, 0, 2);
        assertThat(two.crsUnresolved()).isFalse();
        LabelMemory three = crs(two, 1, 3);
        assertThat(three.crsUnresolved()).isTrue();
        LabelMemory one = crs(three, 2, 1);
        assertThat(one.crsUnresolved()).isTrue();
        LabelMemory over = crs(one, 3, 0);
        assertThat(over.crsUnresolved()).isFalse();
        assertThat(crs(over, 4, 1).crsUnresolved()).isFalse();
    }

    @Test
    void aReasonForGoodIsKeptOnce() {
        Criterion liver = new Criterion("LIVER", List.of("a"));
        LabelMemory told = LabelMemory.NOTHING.discontinued(List.of(liver));
        assertThat(told.discontinued(List.of(new Criterion("LIVER", List.of("b"))))
                        .permanent())
                .containsExactly(liver);
        Criterion seizures = new Criterion("SEIZURES", List.of("c"));
        assertThat(told.discontinued(List.of(seizures)).permanent()).containsExactly(liver, seizures);
        assertThat(told.without(hour(1), FeverGate.CLOSED, IcansMemory.NONE).permanent())
                .containsExactly(liver);
    }

    private static LabelMemory neuro(LabelMemory before, int hours, int grade, Truth startingDose) {
        return before.with(hour(hours), FeverGate.CLOSED, IcansMemory.NONE, 0, grade, startingDose);
    }

    private static LabelMemory crs(LabelMemory before, int hours, int grade) {
        return before.with(hour(hours), FeverGate.CLOSED, IcansMemory.NONE, grade, 0, Truth.UNKNOWN);
    }

    private static Instant hour(int hours) {
        return T0.plus(Duration.ofHours(hours));
    }
}
