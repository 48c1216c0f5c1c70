// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.scenario.ScaleScenario;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** The scenarios reach what Lee, Penn and CTCAE can say, by the oracle. */
class ScaleScenarioTest {
    @Test
    void theSequencesReachEveryGradeOfEveryScale() {
        Set<String> wanted = new TreeSet<>(Set.of("penn-crs-2018 3 INDETERMINATE"));
        for (ScaleOracle.Scale scale : ScaleOracle.Scale.values()) {
            for (int grade = 0; grade <= 4; grade++) {
                wanted.add(scale.id() + " " + grade + " COMPLETE");
                wanted.add(scale.id() + " " + grade + " PARTIAL");
            }
        }
        for (long seed = 1; seed <= 400 && !wanted.isEmpty(); seed++) {
            Scenario scenario = ScaleScenario.of(seed);
            Oracle.scaleLines(scenario.facts(), scenario.until()).forEach(line -> {
                String[] words = line.split(" ", -1);
                wanted.remove(words[1] + " " + words[3] + " " + words[5]);
            });
        }
        assertThat(wanted).as("never reached").isEmpty();
    }
}
