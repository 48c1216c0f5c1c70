// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.ScaleScenario;
import org.cytovigil.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lee 2014, Penn and CTCAE say what their criteria say, for thousands of seeded sequences. */
class ScaleOracleTest {
    private static final long FIRST = Long.getLong("seed", 1);
    private static final int SEQUENCES = Integer.getInteger("sequences", 250);
    private static final ConvergedGrades CORE = new ConvergedGrades(
            GradingCatalogue.chosen(Set.of("lee-crs-2014", "penn-crs-2018", "ctcae-crs-5")), GradingRules.defaults());

    @Test
    void theCoreAgreesWithTheOracleOnEverySequence() {
        for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            Scenario scenario = ScaleScenario.of(seed);
            if (differs(scenario.facts(), scenario.until())) {
                Instant until = scenario.until();
                List<Fact> fewer = Shrunk.of(scenario.facts(), facts -> differs(facts, until));
                StringBuilder text = new StringBuilder();
                fewer.forEach(fact -> text.append(fact).append(System.lineSeparator()));
                assertThat(core(fewer, until))
                        .as("seed %d until %s with%n%s", seed, until, text)
                        .isEqualTo(Oracle.scaleLines(fewer, until));
            }
        }
    }

    private static boolean differs(List<Fact> facts, @Nullable Instant until) {
        return !core(facts, until).equals(Oracle.scaleLines(facts, until));
    }

    /** A core that throws is shrunk like one that is wrong. */
    private static List<String> core(List<Fact> facts, @Nullable Instant until) {
        try {
            return Oracle.written(CORE.lines(facts, until));
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }
}
