// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** The scenarios reach what there is to reach, by the oracle; else agreement on them would say little. */
class ScenarioTest {
    private static final int SEQUENCES = 500;

    @Test
    void theScenariosReachEveryGradeAndEveryFlag() {
        Set<String> reached = new TreeSet<>();
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            Scenario scenario = Scenario.of(seed);
            for (String line : Oracle.lines(scenario.facts(), scenario.until())) {
                String[] words = line.split("[ \\[\\],]+", -1);
                reached.add(words[1] + " " + words[3] + " " + words[5]);
                reached.addAll(java.util.Arrays.stream(words)
                        .filter(word -> word.matches("[A-Z_0-9]+"))
                        .toList());
            }
        }
        for (Flag flag : EnumSet.range(Flag.AGE_UNKNOWN, Flag.CONTRADICTION)) {
            assertThat(flag.isLabelAction() || reached.contains(flag.name()))
                    .as("%s", flag)
                    .isTrue();
        }
        for (String system : new String[] {"astct-crs-2019", "astct-icans-2019"}) {
            for (int grade = 0; grade <= 4; grade++) {
                assertThat(reached).contains(system + " " + grade + " " + Completeness.COMPLETE);
                assertThat(reached).contains(system + " " + grade + " " + Completeness.PARTIAL);
            }
            assertThat(reached).contains(system + " 0 " + Completeness.INDETERMINATE);
        }
    }

    @Test
    void aSeedIsAlwaysTheSameScenario() {
        assertThat(Scenario.of(7)).isEqualTo(Scenario.of(7));
    }
}
