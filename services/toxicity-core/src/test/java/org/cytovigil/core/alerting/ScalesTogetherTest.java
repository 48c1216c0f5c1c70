// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

/** Which scale pages where several speak of one result, and where early warning steps back. */
class ScalesTogetherTest extends ArrivingFacts {
    private List<String> pages(Duration until, String... scales) {
        return steps(GradingRules.defaults(), until, scales)
                .filter(step -> step.page() && step.system() != null)
                .map(step -> step.priority() + " " + step.cause() + " " + step.system())
                .toList();
    }

    @Test
    void oneResultPagesOnceHoweverManyScalesItRaises() {
        dose(Duration.ZERO, Product.NILOTINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.QTCF, "523", "450");
        Duration until = Duration.ofHours(2);
        assertThat(raised(until, "tki-label", "ctcae-lab-5")).hasSize(3);
        assertThat(pages(until, "tki-label", "ctcae-lab-5")).containsExactly("HIGH GRADE_ROSE tki-label");
        assertThat(pages(until, "ctcae-lab-5")).containsExactly("HIGH GRADE_ROSE ctcae-lab-5");
    }

    /** CRS pages by ASTCT alone, also after its window. */
    @Test
    void findingsAfterTheWindowAreToldByOneScaleOfCrs() {
        facts.add(new PatientDetails(at(Duration.ZERO), null, new BigDecimal(45), null, null, null, null, null));
        dose(Duration.ZERO, Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, 1);
        lab(Duration.ofDays(31), Parameter.TEMPERATURE, "39", "38");
        lab(Duration.ofDays(31), Parameter.SYSTOLIC_BP, "84", "140");
        lab(Duration.ofDays(31).plusMinutes(5), Parameter.SYSTOLIC_BP, "82", "140");
        Duration until = Duration.ofDays(31).plusHours(1);
        assertThat(raised(until, "lee-crs-2014", "penn-crs-2018", "ctcae-crs-5"))
                .isEmpty();
        assertThat(raised(until, "astct-crs-2019", "lee-crs-2014"))
                .containsExactly("MEDIUM DETERIORATION findings of grade 2 after the window of the therapy PT744H5M");
    }

    /** What ends with a rise does not stand for it: both are of the highest priority here. */
    @Test
    void aRisePagesAlsoWhereAnAlertThatPagedAsLoudlyEndsWithIt() {
        dose(Duration.ZERO, Product.DASATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.QTCF, "501", "450");
        lab(Duration.ofHours(2), Parameter.ANC, "0.3", "7");
        assertThat(pages(Duration.ofHours(3), "tki-label"))
                .containsExactly("HIGH GRADE_ROSE tki-label", "HIGH GRADE_ROSE tki-label");
    }

    /** Who was paged hears that it was wrong; a note stays a note. */
    @Test
    void aCorrectionPagesWhomTheOneResultPaged() {
        dose(Duration.ZERO, Product.NILOTINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.QTCF, "523", "450");
        corrected(Duration.ofHours(2), Parameter.QTCF, "420", "450");
        assertThat(steps(GradingRules.defaults(), Duration.ofHours(3), "tki-label", "ctcae-lab-5")
                        .filter(step -> step.transition() == AlertStep.Transition.RETRACTED)
                        .map(step -> step.system() + (step.page() ? " pages" : " notes")))
                .containsExactlyInAnyOrder("tki-label pages", "ctcae-lab-5 notes");
    }

    @Test
    void whatTwoLabelsAskForPagesTwice() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        dose(Duration.ofHours(1), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(2), Parameter.BILIRUBIN_TOTAL, "3.7", "1.2");
        assertThat(pages(Duration.ofHours(3), "inotuzumab-label", "asparaginase-erwinia-label"))
                .filteredOn(text -> text.startsWith("MEDIUM"))
                .hasSize(2)
                .anyMatch(text -> text.endsWith("inotuzumab-label"))
                .anyMatch(text -> text.endsWith("asparaginase-erwinia-label"));
    }

    @Test
    void aDiseaseIsNeverAbsorbedByALabel() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        facts.add(new ClinicalFinding(
                at(Duration.ofHours(1)), FindingKind.HEPATOMEGALY, new FindingValue.Present(true), true, null, ""));
        facts.add(new ClinicalFinding(
                at(Duration.ofHours(1)), FindingKind.ASCITES, new FindingValue.Present(true), null, null, ""));
        lab(Duration.ofHours(2), Parameter.BILIRUBIN_TOTAL, "13", "1.2");
        assertThat(pages(Duration.ofHours(3), "inotuzumab-label", "ctcae-lab-5", "vod-ebmt-2016"))
                .contains("HIGH LABEL_ACTION inotuzumab-label", "HIGH GRADE_ROSE inotuzumab-label")
                .anyMatch(text -> text.endsWith("vod-ebmt-2016"))
                .noneMatch(text -> text.endsWith("ctcae-lab-5"));
    }

    /** Three points of one parameter page, three of several do not. */
    @Test
    void aLowScoreOfSeveralParametersPagesNobody() {
        facts.add(new PatientDetails(at(Duration.ZERO), null, new BigDecimal(45), null, null, null, null, null));
        lab(Duration.ofHours(1), Parameter.RESPIRATORY_RATE, "21", "20");
        lab(Duration.ofHours(2), Parameter.HEART_RATE, "111", "100");
        assertThat(raised(Duration.ofHours(3), "news2-2017")).isEmpty();
        lab(Duration.ofHours(4), Parameter.HEART_RATE, "131", "100");
        assertThat(raised(Duration.ofHours(5), "news2-2017"))
                .containsExactly("MEDIUM DETERIORATION NEWS2 rose from grade 4 to 5 PT4H");
    }

    @Test
    void whichScorePagesIsASetting() {
        facts.add(new PatientDetails(at(Duration.ZERO), null, new BigDecimal(45), null, null, null, null, null));
        lab(Duration.ofHours(1), Parameter.RESPIRATORY_RATE, "25", "20");
        lab(Duration.ofHours(2), Parameter.HEART_RATE, "140", "100");
        assertThat(raised(GradingRules.from(Map.of("alert.news2.high", "6")), Duration.ofHours(3), "news2-2017"))
                .contains("HIGH DETERIORATION NEWS2 rose from grade 3 to 6 PT2H");
    }

    @Test
    void earlyWarningStepsBackWhereCrsIsWatched() {
        facts.add(new PatientDetails(at(Duration.ZERO), null, new BigDecimal(45), null, null, null, null, null));
        lab(Duration.ofHours(1), Parameter.RESPIRATORY_RATE, "25", "20");
        lab(Duration.ofHours(2), Parameter.HEART_RATE, "140", "100");
        lab(Duration.ofHours(3), Parameter.SYSTOLIC_BP, "95", "140");
        Duration until = Duration.ofHours(4);
        assertThat(raised(until, "news2-2017"))
                .containsExactly(
                        "MEDIUM DETERIORATION NEWS2 rose from grade 0 to 3 PT1H",
                        "MEDIUM DETERIORATION NEWS2 rose from grade 3 to 6 PT2H",
                        "HIGH DETERIORATION NEWS2 rose from grade 6 to 8 PT3H");
        assertThat(raised(until, "astct-crs-2019", "news2-2017")).noneMatch(text -> text.contains("DETERIORATION"));
        assertThat(raised(
                        GradingRules.from(Map.of("alert.earlyWarning", "always")),
                        until,
                        "astct-crs-2019",
                        "news2-2017"))
                .filteredOn(text -> text.contains("DETERIORATION"))
                .hasSize(3);
    }
}
