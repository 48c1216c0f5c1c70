// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.junit.jupiter.api.Test;

/** A patient who is first graded at eight, of whom facts arrived so long before. */
class RecordingsTest {
    private static final PatientKey PATIENT = new PatientKey(Site.PATIENT);
    private static final Duration HORIZON = Duration.ofHours(24);

    private static Instant readFrom(Duration... before) {
        List<Fact> facts = new ArrayList<>();
        for (Duration each : before) {
            Instant arrived = Site.EIGHT.minus(each);
            facts.add(new Measured(
                    new FactHeader(PATIENT, "t" + each, arrived, arrived, "", FactStatus.FINAL),
                    Parameter.TEMPERATURE,
                    Quantity.of("38.6"),
                    org.cytovigil.core.fact.Site.ORAL,
                    Method.SPOT));
        }
        return new Recordings(facts, new Site().graded().published(), HORIZON).readFrom(PATIENT);
    }

    @Test
    void aRecordingThatEndedLongBeforeIsReadWhenItIsFirstGraded() {
        assertThat(readFrom(Duration.ofDays(300), Duration.ofHours(25))).isEqualTo(Site.EIGHT);
    }

    @Test
    void whoIsChartedUntilTheGraderIsBackWasDueAllTheTime() {
        assertThat(readFrom(Duration.ofHours(40), Duration.ofMinutes(5))).isEqualTo(Instant.MIN);
        assertThat(readFrom(Duration.ofHours(24))).isEqualTo(Instant.MIN);
    }

    @Test
    void whatWasReadAsItArrivedIsNoRecording() {
        assertThat(readFrom(Duration.ZERO)).isEqualTo(Instant.MIN);
        assertThat(readFrom(Duration.ofDays(300), Duration.ofHours(-1))).isEqualTo(Site.EIGHT);
    }

    @Test
    void ofWhomNothingWasPublishedAllWasDueAsItArrived() {
        assertThat(new Recordings(List.of(), new Site().published(), HORIZON).readFrom(PATIENT))
                .isEqualTo(Instant.MIN);
    }
}
