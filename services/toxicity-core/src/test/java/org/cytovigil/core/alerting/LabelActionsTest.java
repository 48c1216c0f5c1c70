// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** What labels ask for and early warning scores tell, as it arrives (docs/clinical/alerts.md#label-actions). */
class LabelActionsTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");

    private final List<Fact> facts = new ArrayList<>();

    private FactHeader at(Duration later) {
        Instant at = MONDAY.plus(later);
        return new FactHeader(PATIENT, "f" + facts.size(), at, at, "", FactStatus.FINAL);
    }

    private void dose(Duration later, Product product, TherapyPhase phase, int cycle) {
        facts.add(new TherapyStep(at(later), product, phase, cycle, null, null, null));
    }

    private void lab(Duration later, Parameter parameter, String value, String uln) {
        facts.add(new Measured(
                at(later),
                parameter,
                Quantity.of(value),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                Quantity.of(uln),
                false,
                false));
    }

    private List<String> raised(GradingRules rules, Duration until, String... scales) {
        return new ArrivalReplay(GradingCatalogue.chosen(List.of(scales)), rules)
                .run(facts, MONDAY.plus(until)).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED)
                        .filter(step ->
                                step.cause() != AlertCause.FEED_SILENT && step.cause() != AlertCause.ASSESSMENT_OVERDUE)
                        .map(step -> step.priority() + " " + step.cause() + " " + step.summary() + " "
                                + Duration.between(MONDAY, step.raisedAt()))
                        .toList();
    }

    private List<String> raised(Duration until, String... scales) {
        return raised(GradingRules.defaults(), until, scales);
    }

    @Test
    void aDoseThatIsLatePagesByTheWallClockOnceForEachDose() {
        dose(Duration.ZERO, Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        dose(Duration.ofHours(51), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        assertThat(raised(Duration.ofDays(6), "asparaginase-erwinia-label"))
                .containsExactly(
                        "LOW LABEL_ACTION the label asks: DOSE_DUE PT46H",
                        "MEDIUM LABEL_ACTION the label asks: DOSE_LATE PT50H",
                        "LOW LABEL_ACTION the label asks: DOSE_DUE PT104H",
                        "MEDIUM LABEL_ACTION the label asks: DOSE_LATE PT109H");
    }

    @Test
    void anActionIsToldOnceInACycle() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        lab(Duration.ofHours(30), Parameter.ALT, "50", "40");
        lab(Duration.ofHours(60), Parameter.ALT, "101", "40");
        dose(Duration.ofDays(7), Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 2);
        assertThat(raised(Duration.ofDays(8), "inotuzumab-label"))
                .filteredOn(text -> text.contains("HOLD"))
                .containsExactly(
                        "MEDIUM LABEL_ACTION the label asks: HOLD PT1H",
                        "MEDIUM LABEL_ACTION the label asks: HOLD PT168H");
    }

    @Test
    void aDangerouslyLongQtcPagesWithTheHighestPriorityWhateverTheGrade() {
        dose(Duration.ZERO, Product.DASATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.QTCF, "500", "450");
        lab(Duration.ofHours(2), Parameter.QTCF, "501", "450");
        assertThat(raised(Duration.ofHours(3), "tki-label"))
                .contains("HIGH GRADE_ROSE TKI label rose from grade 2 to 3 PT2H")
                .noneMatch(text -> text.contains("HIGH") && text.contains("PT1H"))
                .noneMatch(text -> text.contains("QTC_URGENT"));
        assertThat(raised(Duration.ofHours(3), "ctcae-lab-5"))
                .contains("HIGH GRADE_ROSE laboratory rose from grade 2 to 3 PT2H");
    }

    @Test
    void aDangerouslyLongQtcIsToldAlsoWhereTheGradeDoesNotRise() {
        dose(Duration.ZERO, Product.IMATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "300", "40");
        lab(Duration.ofHours(2), Parameter.QTCF, "501", "450");
        assertThat(raised(Duration.ofHours(3), "tki-label"))
                .contains("HIGH LABEL_ACTION the label asks: QTC_URGENT PT2H");
    }

    /** Low counts last for weeks, and are of another organ. */
    @Test
    void aDangerouslyLongQtcIsToldWhileAGradeFourOfAnotherOrganStands() {
        dose(Duration.ZERO, Product.DASATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.QTCF, "450", "450");
        lab(Duration.ofHours(50), Parameter.ANC, "0.3", "7");
        lab(Duration.ofHours(100), Parameter.QTCF, "520", "450");
        lab(Duration.ofHours(110), Parameter.QTCF, "530", "450");
        for (String system : List.of("tki-label", "ctcae-lab-5")) {
            assertThat(raised(Duration.ofDays(5), system))
                    .filteredOn(text -> text.contains("QTC"))
                    .containsExactly("HIGH LABEL_ACTION the label asks: QTC_URGENT PT100H");
        }
    }

    @Test
    void theDoseOfAnotherTherapyIsNoOccasion() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        dose(Duration.ofHours(2), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 4);
        dose(Duration.ofHours(50), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 4);
        assertThat(raised(Duration.ofHours(60), "inotuzumab-label", "asparaginase-erwinia-label"))
                .filteredOn(text -> text.contains("HOLD"))
                .containsExactly("MEDIUM LABEL_ACTION the label asks: HOLD PT1H");
    }

    @Test
    void aQtcThatHasRisenByMoreThanSixtyPagesUnderAnInhibitor() {
        lab(Duration.ZERO, Parameter.QTCF, "400", "450");
        dose(Duration.ofHours(1), Product.IMATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(2), Parameter.ALT, "300", "40");
        lab(Duration.ofHours(3), Parameter.QTCF, "460", "450");
        lab(Duration.ofHours(4), Parameter.QTCF, "461", "450");
        assertThat(raised(Duration.ofHours(5), "tki-label"))
                .filteredOn(text -> text.startsWith("HIGH"))
                .containsExactly("HIGH LABEL_ACTION the label asks: QTC_RISE PT4H");
    }

    @Test
    void theLabelOfBlinatumomabTellsWhatItAsksForAndPagesNoGrade() {
        dose(Duration.ZERO, Product.BLINATUMOMAB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "200", "40");
        lab(Duration.ofHours(2), Parameter.ALT, "201", "40");
        lab(Duration.ofHours(30), Parameter.ALT, "100", "40");
        lab(Duration.ofHours(40), Parameter.ALT, "250", "40");
        lab(Duration.ofHours(41), Parameter.ALT, "801", "40");
        assertThat(raised(Duration.ofHours(42), "blinatumomab-label"))
                .containsExactly(
                        "MEDIUM LABEL_ACTION the label asks: INTERRUPT PT2H",
                        "MEDIUM LABEL_ACTION the label asks: CONSIDER_DISCONTINUING PT41H");
    }

    @Test
    void anInterruptionOfBlinatumomabPagesOnceAndLeavesTasks() {
        dose(Duration.ZERO, Product.BLINATUMOMAB, TherapyPhase.STARTED, 1);
        dose(Duration.ofHours(10), Product.BLINATUMOMAB, TherapyPhase.INTERRUPTED, 1);
        assertThat(raised(Duration.ofDays(8), "blinatumomab-label"))
                .filteredOn(text -> text.contains("LABEL_ACTION"))
                .containsExactly(
                        "LOW LABEL_ACTION the label asks: PREMEDICATION_REQUIRED PT14H",
                        "LOW LABEL_ACTION the label asks: SUPERVISION_REQUIRED PT14H",
                        "LOW LABEL_ACTION the label asks: NEW_CYCLE PT178H1S");
    }

    private List<String> pages(Duration until, String... scales) {
        return new ArrivalReplay(GradingCatalogue.chosen(List.of(scales)), GradingRules.defaults())
                .run(facts, MONDAY.plus(until)).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
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

    private List<String> overdue(Duration until) {
        return new ArrivalReplay(
                        GradingCatalogue.chosen(List.of("asparaginase-erwinia-label")), GradingRules.defaults())
                .run(facts, MONDAY.plus(until)).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step())
                        .filter(step -> step.cause() == AlertCause.ASSESSMENT_OVERDUE && step.system() != null)
                        .map(step -> step.priority() + " " + step.transition() + " " + step.summary() + " "
                                + Duration.between(MONDAY, step.raisedAt()))
                        .toList();
    }

    @Test
    void valuesThatALabelWantsBecomeATaskAWeekAndADayAfterTheLast() {
        dose(Duration.ZERO, Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(1), Parameter.BILIRUBIN_TOTAL, "0.6", "1.2");
        lab(Duration.ofHours(1), Parameter.AST, "20", "40");
        assertThat(overdue(Duration.ofDays(8))).isEmpty();
        assertThat(overdue(Duration.ofHours(194)))
                .containsExactly("LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT193H");
        lab(Duration.ofHours(200), Parameter.BILIRUBIN_TOTAL, "0.6", "1.2");
        lab(Duration.ofHours(200), Parameter.ALT, "20", "40");
        assertThat(overdue(Duration.ofHours(300)))
                .containsExactly(
                        "LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT193H",
                        "LOW RESOLVED over PT200H");
    }

    @Test
    void valuesAreWantedFromTheFirstDoseUntilFourWeeksAfterTheLast() {
        dose(Duration.ZERO, Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        assertThat(overdue(Duration.ofDays(1)))
                .containsExactly("LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT24H");
        assertThat(overdue(Duration.ofDays(40)))
                .containsExactly(
                        "LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT24H",
                        "LOW RESOLVED over PT672H");
    }

    @Test
    void whichScorePagesIsASetting() {
        facts.add(new PatientDetails(at(Duration.ZERO), null, new BigDecimal(45), null, null, null, null, null));
        lab(Duration.ofHours(1), Parameter.RESPIRATORY_RATE, "25", "20");
        lab(Duration.ofHours(2), Parameter.HEART_RATE, "140", "100");
        assertThat(raised(
                        GradingRules.from(java.util.Map.of("alert.news2.high", "6")),
                        Duration.ofHours(3),
                        "news2-2017"))
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
                        GradingRules.from(java.util.Map.of("alert.earlyWarning", "always")),
                        until,
                        "astct-crs-2019",
                        "news2-2017"))
                .filteredOn(text -> text.contains("DETERIORATION"))
                .hasSize(3);
    }
}
