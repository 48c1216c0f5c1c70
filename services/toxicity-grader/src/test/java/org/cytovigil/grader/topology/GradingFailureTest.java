// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
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

    private static String measured(String id, String parameter, String value, String unit) {
        return "{\"type\":\"observation\",\"patient\":\"p1\",\"id\":\"" + id + "\",\"parameter\":\"" + parameter
                + "\",\"value\":" + value + ",\"unit\":\"" + unit + "\",\"at\":\"2026-01-15T08:00:00Z\"}";
    }

    @Test
    void theFirstFailureAbortsAndLaterOnesCostOnlyTheirEvent() {
        GradingCatalogue scales = GradingCatalogue.standard().with(List.of(new Fragile()));
        try (Ward ward = new Ward(state, scales)) {
            ward.receive(measured("t1", "TEMPERATURE", "38.4", "Cel"));
            assertThat(ward.alerts()).containsExactly("RAISED LOW CRS_ROSE 1");
            assertThatThrownBy(() -> ward.receive(measured("h1", "HEART_RATE", "120", "/min")))
                    .hasStackTraceContaining(Fragile.DEFECT);
            assertThat(ward.read(Topics.REJECTED)).isEmpty();

            ward.receive(measured("h2", "HEART_RATE", "130", "/min"));
            assertThat(ward.read(Topics.REJECTED))
                    .map(letter -> ((MessageRejected) letter).getReason().toString())
                    .containsExactly("INTERNAL");

            ward.receive(measured("s1", "SYSTOLIC_BP", "70", "mm[Hg]"));
            ward.at("08:15:00");
            assertThat(ward.alerts()).contains("RAISED MEDIUM CRS_ROSE 2 page");
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
