// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.TherapyScenario;
import org.junit.jupiter.api.Test;

/**
 * What is published of every therapy in any order of arrival, kept and read again after each fact, is what its converged
 * view says.
 */
class TherapiesConvergeTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 60);
    private static final long FIRST = Long.getLong("seed", 1);
    private static final GradingCatalogue KNOWN = GradingCatalogue.known();

    @Test
    void publishedLinesConvergeWhateverTheOrderOfArrival() {
        for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            List<Fact> facts = new ArrayList<>(TherapyScenario.of(seed, Duration.ofHours(60)));
            Collections.shuffle(facts, new Random(seed));
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            assertThat(ConvergenceTest.known(ConvergenceTest.published(facts, end, new Random(1), KNOWN)))
                    .as("seed %d", seed)
                    .isEqualTo(ConvergenceTest.known(ConvergenceTest.converged(facts, end, KNOWN)));
        }
    }
}
