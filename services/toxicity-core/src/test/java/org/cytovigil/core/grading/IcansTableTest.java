// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.grading.IcansAxes.Consciousness;
import org.cytovigil.core.grading.IcansAxes.Score;
import org.cytovigil.core.grading.IcansAxes.Seizures;
import org.cytovigil.core.grading.IcansAxes.Structure;
import org.junit.jupiter.api.Test;

/** All combinations of the domains of ICANS against a table that was written down by hand from Lee 2019. */
class IcansTableTest {
    private static final String ICANS = "astct-icans-2019";

    /** One combination. */
    private record Input(
            Score score, Consciousness level, Structure motor, Structure oedema, Seizures seizures, boolean bleed) {
        String graded() {
            Bedside bed = new Bedside();
            bed.aged(45, null);
            score.facts().accept(bed);
            level.facts().accept(bed);
            motor.facts().accept(bed);
            oedema.facts().accept(bed);
            seizures.facts().accept(bed);
            if (bleed) {
                bed.found(Duration.ofMinutes(1), new Finding.Haemorrhage(true));
            }
            Assessment found = bed.now(ICANS);
            return found.grade() + " " + found.upper() + " " + found.completeness() + " " + found.flags();
        }

        String expected() {
            boolean unknownArousal = score.iceZero() && level.grade() < 0;
            // What is found after the bleed may be due to it; oedema is.
            int unexplained = Math.max(level.grade(), motor.grade());
            int others = bleed ? 0 : Math.max(Math.max(unexplained, oedema.grade()), 0);
            int grade = Math.max(Math.max(score.grade(), seizures.grade()), others);
            int could = Math.max(Math.max(score.upper(), seizures.upper()), grade);
            int upper = score.fresh() && !unknownArousal ? could : 4;
            boolean complete = score.fresh() && !unknownArousal && upper == grade;
            Set<Flag> flags = EnumSet.noneOf(Flag.class);
            flags.addAll(score.flags());
            if (unknownArousal) {
                flags.add(Flag.AROUSAL_MISSING);
            }
            if (bleed) {
                flags.add(Flag.HAEMORRHAGE);
            }
            if (bleed && unexplained > grade) {
                return grade + " " + unexplained + " INDETERMINATE " + flags;
            }
            return grade + " " + upper + " " + (complete ? "COMPLETE " : "PARTIAL ") + flags;
        }
    }

    @Test
    void everyCombinationIsGradedAsTheTableSays() {
        long combinations = all().peek(input ->
                        assertThat(input.graded()).as(() -> input.toString()).isEqualTo(input.expected()))
                .count();
        assertThat(combinations).isGreaterThan(60_000);
    }

    private static Stream<Input> all() {
        return IcansAxes.scores().stream()
                .flatMap(score -> IcansAxes.LEVELS.stream()
                        .flatMap(level -> IcansAxes.MOTOR.stream()
                                .flatMap(motor -> IcansAxes.OEDEMA.stream()
                                        .flatMap(oedema -> IcansAxes.SEIZURES.stream()
                                                .flatMap(seizures -> Stream.of(false, true)
                                                        .map(bleed -> new Input(
                                                                score, level, motor, oedema, seizures, bleed)))))));
    }

    @Test
    void inAChildTheLevelAloneMakesGradeTwo() {
        for (int capd = 0; capd <= 32; capd++) {
            for (Consciousness level : IcansAxes.LEVELS) {
                Bedside bed = new Bedside();
                bed.aged(8, null);
                bed.found(Duration.ZERO, new Finding.Capd(capd));
                level.facts().accept(bed);
                int byCapd = capd == 0 ? 0 : capd <= 8 ? 1 : 3;
                Assessment found = bed.now(ICANS);
                assertThat(found.grade()).as("CAPD %d, %s", capd, level).isEqualTo(Math.max(byCapd, level.grade()));
                assertThat(found.flags()).isEmpty();
            }
        }
    }
}
