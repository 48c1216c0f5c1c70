// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The core says what docs/clinical says, for thousands of seeded sequences. */
class OracleTest {
    private static final long FIRST = Long.getLong("seed", 1);
    private static final int SEQUENCES = Integer.getInteger("sequences", 1_500);
    private static final ConvergedGrades CORE =
            new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults());

    @Test
    void theCoreAgreesWithTheOracleOnEverySequence() {
        for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            Scenario scenario = Scenario.of(seed);
            if (differs(scenario.facts(), scenario.until())) {
                Instant until = scenario.until();
                List<Fact> fewer = Shrunk.of(scenario.facts(), facts -> differs(facts, until));
                assertThat(coreOrFailure(fewer, until))
                        .as("seed %d until %s with%n%s", seed, until, written(fewer))
                        .isEqualTo(Oracle.lines(fewer, until));
            }
        }
    }

    private static boolean differs(List<Fact> facts, @Nullable Instant until) {
        return !coreOrFailure(facts, until).equals(Oracle.lines(facts, until));
    }

    /** A core that throws is shrunk like one that is wrong. */
    private static List<String> coreOrFailure(List<Fact> facts, @Nullable Instant until) {
        try {
            return core(facts, until);
        } catch (RuntimeException e) {
            return List.of(e.toString());
        }
    }

    private static List<String> core(List<Fact> facts, @Nullable Instant until) {
        return Oracle.written(CORE.lines(facts, until));
    }

    private static String written(List<Fact> facts) {
        StringBuilder text = new StringBuilder();
        facts.forEach(fact -> text.append(fact).append(System.lineSeparator()));
        return text.toString();
    }
}
