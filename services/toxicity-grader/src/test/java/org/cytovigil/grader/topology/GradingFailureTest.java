// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.grader.toy.Tachycardia;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.ingest.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradingFailureTest {
    private final Path state;

    GradingFailureTest(@TempDir Path state) {
        this.state = state;
    }

    @Test
    void theFirstFailureAbortsAndLaterOnesCostOnlyTheirEvent() {
        GradingCatalogue scales = GradingCatalogue.standard().with(List.of(new Fragile()));
        try (Ward ward = new Ward(state, scales)) {
            ward.receive(Lines.vital("t1", "08:00:00", "TEMPERATURE", "38.4", ""));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            assertThatThrownBy(() -> ward.receive(Lines.vital("h1", "08:00:00", "HEART_RATE", "120", "")))
                    .hasStackTraceContaining(Fragile.DEFECT);
            assertThat(ward.read(Topics.REJECTED)).isEmpty();

            ward.receive(Lines.vital("h2", "08:00:00", "HEART_RATE", "130", ""));
            assertThat(ward.read(Topics.REJECTED))
                    .map(letter -> ((MessageRejected) letter).getReason().toString())
                    .containsExactly("INTERNAL");

            ward.receive(Lines.vital("s1", "08:00:00", "SYSTOLIC_BP", "70", ""));
            ward.at("08:15:00");
            assertThat(ward.alerts()).contains("RAISED MEDIUM CRS_ROSE 2 page");
        }
    }

    /** Not being able to write is no defect of grading: the event is read again until it can be. */
    @Test
    void aMergeThatCannotBeSentOnJustNowIsNeverThrownAway() {
        String temperature = Lines.temperature("t1", "08:00:00", "38.4");
        String merge = Lines.event("m1", "08:05:00", "\"type\":\"patient\",\"mergedInto\":\"p9\"");
        try (Ward ward = new Ward(state)) {
            ward.receive(temperature).receive(temperature.replace("p1", "p2"));
            ward.refuse(Topics.VITALS);
            for (String patient : List.of("p1", "p2")) {
                assertThatThrownBy(() -> ward.receive(merge.replace("p1", patient)))
                        .isInstanceOf(StreamsException.class);
                assertThat(ward.read(Topics.REJECTED)).isEmpty();
            }
        }
    }

    /** A scale with a defect: it cannot grade a fast heart. */
    private static final class Fragile implements GradingSystem<Tachycardia.Runs> {
        static final String DEFECT = "the scale is defective";
        private final Tachycardia scale = new Tachycardia();

        @Override
        public String id() {
            return scale.id();
        }

        @Override
        public String name() {
            return id();
        }

        @Override
        public CriteriaTable criteria() {
            return CriteriaTable.empty();
        }

        @Override
        public List<Signal<?>> signals() {
            return scale.signals();
        }

        @Override
        public Class<Tachycardia.Runs> memoryType() {
            return scale.memoryType();
        }

        @Override
        public Tachycardia.Runs initial() {
            return scale.initial();
        }

        @Override
        public Judged<Tachycardia.Runs> judge(Moment moment, Tachycardia.Runs memory) {
            Judged<Tachycardia.Runs> judged = scale.judge(moment, memory);
            if (judged.assessment() != null && judged.assessment().grade() > 0) {
                throw new IllegalStateException(DEFECT);
            }
            return judged;
        }
    }
}
