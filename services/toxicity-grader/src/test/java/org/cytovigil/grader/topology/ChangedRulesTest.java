// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grader starts again under other rules: all patients are graded by them, though nothing arrives. */
class ChangedRulesTest {
    private static final GradingRules HUNDRED = GradingRules.from(Map.of("crs.hypotension.adult.sbp", "100"));

    @Test
    void everyPatientIsGradedByTheRulesInForceOnce(@TempDir Path state) {
        try (Ward ward = new Ward(state)) {
            ward.receive(Lines.temperature("t1", "08:00:00", "38.4"));
            ward.at("08:05:00").receive(Lines.systolic("s1", "08:00:00", "95"));
            ward.receive(Lines.systolic("s2", "08:05:00", "95"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            ward.grades();

            ward.restartUnder(HUNDRED);
            ward.pass(Duration.ofSeconds(1));
            assertThat(ward.alerts()).containsExactly("RESOLVED LOW CRS_ROSE 1", "RAISED MEDIUM CRS_ROSE 2 page");
            assertThat(ward.read(Topics.GRADES_ASSESSED))
                    .map(line -> ((ToxicityGraded) line).getEdition().toString())
                    .isNotEmpty()
                    .containsOnly(HUNDRED.edition());

            ward.restartUnder(HUNDRED);
            ward.pass(Duration.ofSeconds(1));
            assertThat(ward.grades()).isEmpty();
            assertThat(ward.alerts()).isEmpty();
        }
    }
}
