// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

class GradingCatalogueTest {
    private static final String CRS = "astct-crs-2019";
    private static final String ICANS = "astct-icans-2019";
    private static final String LEE = "lee-crs-2014";
    private static final String PENN = "penn-crs-2018";

    @Test
    void othersAreComputedBesideTheStandardOnes() {
        assertThat(ids(GradingCatalogue.standardWith(List.of()))).containsExactly(CRS, ICANS);
        assertThat(ids(GradingCatalogue.standardWith(List.of(PENN, LEE)))).containsExactly(CRS, ICANS, LEE, PENN);
        assertThat(ids(GradingCatalogue.standardWith(List.of(ICANS, CRS)))).containsExactly(CRS, ICANS);
    }

    @Test
    void exactlyTheChosenOnesAreComputedInTheirOrder() {
        assertThat(ids(GradingCatalogue.chosen(List.of(PENN, CRS, PENN)))).containsExactly(CRS, PENN);
    }

    @Test
    void allIsEveryScaleThatThereIs() {
        assertThat(GradingCatalogue.standardWith(List.of("all")).systems())
                .extracting(GradingSystem::id)
                .containsExactlyInAnyOrderElementsOf(GradingCatalogue.known().systems().stream()
                        .map(GradingSystem::id)
                        .toList());
    }

    @Test
    void aScaleThatIsNotKnownIsRefusedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GradingCatalogue.chosen(List.of(CRS, "lee")))
                .withMessageContaining("scale lee is not known")
                .withMessageContaining(LEE);
    }

    @Test
    void everyScaleHasANameForTheBedside() {
        assertThat(GradingCatalogue.known().systems())
                .extracting(GradingSystem::name)
                .doesNotHaveDuplicates()
                .doesNotContain("")
                .contains("CRS", "ICANS", "NEWS2");
    }

    @Test
    void aScaleIsFoundByItsId() {
        assertThat(GradingCatalogue.known().find(LEE).map(GradingSystem::id)).contains(LEE);
        assertThat(GradingCatalogue.standard().find(LEE)).isEmpty();
    }

    @Test
    void theEvidenceOfAnAssessmentNamesEachFactOnce() {
        Assessment assessment = new Assessment(
                2,
                2,
                Completeness.COMPLETE,
                java.util.Set.of(),
                List.of(new Criterion("FEVER", List.of("a", "b")), new Criterion("HYPOXIA", List.of("b", "c"))),
                List.of());
        assertThat(assessment.evidence()).containsExactly("a", "b", "c");
    }

    @Test
    void whatALabelAsksForIsTellingApartFromHowFarDataCanBeTrusted() {
        assertThat(Flag.values())
                .filteredOn(Flag::isLabelAction)
                .containsExactly(
                        Flag.CONSIDER_DISCONTINUING,
                        Flag.DISCONTINUE_PERMANENTLY,
                        Flag.INTERRUPT,
                        Flag.NEW_CYCLE,
                        Flag.PREMEDICATION_REQUIRED,
                        Flag.SUPERVISION_REQUIRED,
                        Flag.HOLD,
                        Flag.RESUME_POSSIBLE,
                        Flag.OMIT_DOSE,
                        Flag.REDUCE_25,
                        Flag.REDUCE,
                        Flag.CORRECT_ELECTROLYTES,
                        Flag.DOSE_DUE,
                        Flag.DOSE_LATE);
    }

    private static List<String> ids(GradingCatalogue catalogue) {
        return catalogue.systems().stream().<String>map(GradingSystem::id).toList();
    }
}
