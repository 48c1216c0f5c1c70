// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.PatientRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Grades as the board shows them: what is not known never looks like a healthy 0. */
class GaugesTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Words WORDS = new Words(Locale.ENGLISH, ZoneOffset.UTC, NOW);
    private static final Gauges GAUGES = new Gauges(WORDS, GradingCatalogue.known());

    @Test
    void aCompleteGradeIsItsNumber() {
        Gauge gauge = GAUGES.of(grade("astct-crs-2019", 2, 2, "COMPLETE"), null);
        assertThat(gauge.shown()).isEqualTo("2");
        assertThat(gauge.style()).isEqualTo("g2");
        assertThat(gauge.said()).isEqualTo("CRS grade 2");
    }

    @Test
    void aPartlyKnownGradeSaysHowBadItCouldBe() {
        Gauge gauge = GAUGES.of(grade("astct-crs-2019", 1, 4, "PARTIAL"), null);
        assertThat(gauge.style()).isEqualTo("g1 partial");
        assertThat(gauge.said()).isEqualTo("CRS grade 1, partly known up to 4");
    }

    @Test
    void whatCannotBeToldIsAQuestionMarkAndNoZero() {
        Gauge gauge = GAUGES.of(grade("astct-icans-2019", 0, 4, "INDETERMINATE"), null);
        assertThat(gauge.shown()).isEqualTo("?");
        assertThat(gauge.style()).isEqualTo("unknown partial");
        assertThat(gauge.said()).isEqualTo("ICANS not known, cannot be told up to 4");
    }

    @Test
    void whatWasNeverGradedKeepsItsPlaceAndSaysSo() {
        List<Gauge> large = GAUGES.large(bed(), new Trends.Look(NOW, Map.of(), Map.of()));
        assertThat(large).extracting(Gauge::name).containsExactly("CRS", "ICANS");
        assertThat(large).extracting(Gauge::shown).containsOnly("?");
        assertThat(large).extracting(Gauge::said).containsExactly("CRS: not graded", "ICANS: not graded");
    }

    @Test
    void anIndexShowsItsNumberAndBandAndNoGrade() {
        GradeRow index = row("h-score", 0, 0, "COMPLETE", new BigDecimal("169"), "HIGH", "[]");
        assertThat(GAUGES.chips(bed(index)))
                .containsExactly(new Bed.Chip("h-score", GAUGES.name("h-score"), "169", "high", "index"));
    }

    @Test
    void aScaleThatIsRegisteredIsCalledByItsNameAndOneThatNobodyKnowsByItsId() {
        Gauges gauges = new Gauges(WORDS, GradingCatalogue.known().with(List.of(new Fragility())));
        assertThat(gauges.chips(bed(grade("toy-fragility-1", 1, 1, "COMPLETE"), grade("other-1", 1, 2, "PARTIAL"))))
                .containsExactly(
                        new Bed.Chip("toy-fragility-1", "frailty", "1", "", "g1"),
                        new Bed.Chip("other-1", "other-1", "1", "up to 2", "g1 partial"));
    }

    @Test
    void aScaleThatSaysZeroForCertainComesAfterTheOthers() {
        assertThat(GAUGES.chips(bed(grade("a-1", 0, 0, "COMPLETE"), grade("b-1", 0, 3, "INDETERMINATE"))))
                .extracting(Bed.Chip::system)
                .containsExactly("b-1", "a-1");
    }

    @Test
    void flagsAreSaidOnce() {
        GradeRow crs = row("astct-crs-2019", 1, 1, "COMPLETE", null, null, "[\"STALE\",\"PUMP_STALE\"]");
        GradeRow icans = row("astct-icans-2019", 0, 0, "COMPLETE", null, null, "[\"STALE\"]");
        assertThat(GAUGES.flags(bed(crs, icans))).extracting(Flag::text).containsExactly("data too old", "pump silent");
    }

    private static BoardView.Bed bed(GradeRow... grades) {
        return new BoardView.Bed(
                new PatientRow("p1", "5B", "INPATIENT", NOW), List.of(grades), List.of(), List.of(), 0);
    }

    private static GradeRow grade(String system, int grade, int upper, String completeness) {
        return row(system, grade, upper, completeness, null, null, "[]");
    }

    private static GradeRow row(
            String system,
            int grade,
            int upper,
            String completeness,
            @Nullable BigDecimal score,
            @Nullable String band,
            String flags) {
        return new GradeRow(
                "p1", system, grade, upper, score, band, completeness, NOW, NOW, flags, "[]", "[]", "edition", "[]");
    }

    /** A scale of which the notification service knows nothing but that it is registered. */
    private static final class Fragility implements GradingSystem<Boolean> {
        @Override
        public String id() {
            return "toy-fragility-1";
        }

        @Override
        public String name() {
            return "frailty";
        }

        @Override
        public CriteriaTable criteria() {
            return CriteriaTable.empty();
        }

        @Override
        public List<Signal<?>> signals() {
            return List.of();
        }

        @Override
        public Class<Boolean> memoryType() {
            return Boolean.class;
        }

        @Override
        public Boolean initial() {
            return false;
        }

        @Override
        public Judged<Boolean> judge(Moment moment, Boolean memory) {
            return new Judged<>(new Assessment(0, 0, Completeness.COMPLETE, Set.of(), List.of(), List.of()), memory);
        }
    }
}
