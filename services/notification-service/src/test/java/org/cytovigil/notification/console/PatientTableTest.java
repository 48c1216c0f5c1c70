// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criteria;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.notification.api.BoardView.Bed;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.PatientRow;
import org.junit.jupiter.api.Test;

/** The board has a column for each scale under its name, and what may be considered at a grade. */
class PatientTableTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void aScaleThatIsRegisteredHasAColumnUnderItsName() {
        GradingCatalogue scales = GradingCatalogue.known().with(List.of(new Fragility()));
        String html = html(scales, grade("toy-fragility-1", "[]"), grade("astct-crs-2019", "[]"));
        assertThat(html)
                .contains("title=\"toy-fragility-1\">frailty</th>")
                .contains("title=\"astct-crs-2019\">CRS</th>");
    }

    @Test
    void aScaleThatNobodyKnowsHereHasItsId() {
        assertThat(html(GradingCatalogue.known(), grade("other-1", "[]"))).contains(">other-1</th>");
    }

    @Test
    void whatMayBeConsideredStandsFoldedBesideTheGrade() {
        String made = """
                [{"code":"TOCILIZUMAB","topic":"DRUG","text":"Consider <it>","withheld":"too early","source":"ASCO 2021"}]
                """;
        String html = html(GradingCatalogue.known(), grade("astct-crs-2019", made));
        assertThat(html)
                .contains("<details id=\"consider-p1-astct-crs-2019\"><summary>consider</summary>")
                .contains("<li>Consider &lt;it&gt; (too early) <span class=\"since\">ASCO 2021</span></li>");
        assertThat(html(GradingCatalogue.known(), grade("astct-crs-2019", "[]")))
                .doesNotContain("<details");
    }

    @Test
    void anIndexShowsItsNumberAndNoGrade() {
        GradeRow index = new GradeRow(
                "p1",
                "h-score",
                0,
                0,
                new BigDecimal("169"),
                "HIGH",
                "COMPLETE",
                NOW,
                NOW,
                "[]",
                "[]",
                "[]",
                "edition",
                "[]");
        assertThat(html(GradingCatalogue.known(), index))
                .contains("<span class=\"index\">169</span> high")
                .doesNotContain("class=\"grade");
    }

    private static String html(GradingCatalogue scales, GradeRow... grades) {
        PatientRow patient = new PatientRow("p1", "5B", "INPATIENT", NOW);
        Bed bed = new Bed(patient, List.of(grades), List.of(), List.of(), 0);
        return new PatientTable(List.of(bed), NOW, scales).html();
    }

    private static GradeRow grade(String system, String suggestions) {
        return new GradeRow(
                "p1", system, 2, 2, null, null, "COMPLETE", NOW, NOW, "[]", "[]", "[]", "edition", suggestions);
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
        public Criteria criteria() {
            return new Criteria(List.of());
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
