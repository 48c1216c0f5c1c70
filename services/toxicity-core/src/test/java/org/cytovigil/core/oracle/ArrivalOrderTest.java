// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.junit.jupiter.api.Test;

/** Neither the order of arrival nor a second copy makes a difference, and no sequence makes the core throw. */
class ArrivalOrderTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 1_000);
    private static final long FIRST_SEED = 1_000_000;
    private static final ConvergedGrades CORE =
            new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults());

    @Test
    void orderAndCopiesMakeNoDifference() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
            Scenario scenario = Scenario.of(seed);
            List<Fact> shuffled = scenario.inAnotherOrder(seed);
            List<String> lines = Oracle.written(CORE.lines(scenario.facts(), scenario.until()));
            assertThat(Oracle.written(CORE.lines(shuffled, scenario.until())))
                    .as("seed %d", seed)
                    .isEqualTo(lines);
        }
    }
}
