// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;

/** What labels ask for, as it arrives (docs/clinical/alerts.md#label-actions). */
class LabelActionsTest extends ArrivingFacts {
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

    /** What begins and what ends, in order, by what it asks for. */
    private List<String> told(Duration until, String... scales) {
        Map<String, String> asked = new HashMap<>();
        return steps(GradingRules.defaults(), until, scales)
                .filter(step -> step.cause() == AlertCause.LABEL_ACTION)
                .peek(step -> asked.putIfAbsent(step.alertId(), step.summary().replace("the label asks: ", "")))
                .map(step -> step.transition() + " " + asked.get(step.alertId()) + " " + late(step))
                .toList();
    }

    private void doseOfNoCycle(Duration later, Product product, TherapyPhase phase) {
        facts.add(new TherapyStep(at(later), product, phase, null, null, null, null));
    }

    @Test
    void anActionEndsWhenTheLabelNoLongerAsksForIt() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        lab(Duration.ofHours(2), Parameter.ALT, "102", "40");
        lab(Duration.ofHours(30), Parameter.ALT, "50", "40");
        assertThat(told(Duration.ofHours(31), "inotuzumab-label"))
                .containsExactly("RAISED HOLD PT1H", "RESOLVED HOLD PT30H");
    }

    @Test
    void anActionOfALabelThatPagesNoGradeEndsToo() {
        dose(Duration.ZERO, Product.BLINATUMOMAB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(2), Parameter.ALT, "201", "40");
        lab(Duration.ofHours(30), Parameter.ALT, "100", "40");
        assertThat(told(Duration.ofHours(31), "blinatumomab-label"))
                .containsExactly("RAISED INTERRUPT PT2H", "RESOLVED INTERRUPT PT30H");
    }

    @Test
    void whereTheCycleIsNotKnownAnActionThatComesAgainIsToldAgain() {
        doseOfNoCycle(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        lab(Duration.ofHours(30), Parameter.ALT, "50", "40");
        lab(Duration.ofHours(60), Parameter.ALT, "101", "40");
        assertThat(told(Duration.ofHours(61), "inotuzumab-label"))
                .containsExactly("RAISED HOLD PT1H", "RESOLVED HOLD PT30H", "RAISED HOLD PT60H");
    }

    @Test
    void anActionThatStandsIntoANewCycleEndsInTheOldOne() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        dose(Duration.ofHours(50), Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 2);
        assertThat(told(Duration.ofHours(51), "inotuzumab-label"))
                .containsExactly("RAISED HOLD PT1H", "RESOLVED HOLD PT50H", "RAISED HOLD PT50H");
    }

    @Test
    void theWindowOfADoseEndsWithTheDose() {
        dose(Duration.ZERO, Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        dose(Duration.ofHours(51), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        assertThat(told(Duration.ofHours(52), "asparaginase-erwinia-label"))
                .containsExactly(
                        "RAISED DOSE_DUE PT46H",
                        "RESOLVED DOSE_DUE PT50H",
                        "RAISED DOSE_LATE PT50H",
                        "RESOLVED DOSE_LATE PT51H");
    }

    /** The label of inotuzumab reduces by a quarter, others to the next lower dose: one name begins with the other. */
    @Test
    void anActionWhoseNameBeginsLikeAnotherStandsByItself() {
        for (boolean cycles : List.of(true, false)) {
            facts.clear();
            if (cycles) {
                dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
            } else {
                doseOfNoCycle(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED);
            }
            lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
            lab(Duration.ofDays(15), Parameter.ALT, "102", "40");
            lab(Duration.ofDays(16), Parameter.ALT, "103", "40");
            assertThat(told(Duration.ofDays(17), "inotuzumab-label"))
                    .containsExactly(
                            "RAISED HOLD PT1H",
                            "RAISED OMIT_DOSE PT169H",
                            "RESOLVED OMIT_DOSE PT337H",
                            "RAISED REDUCE_25 PT337H");
        }
    }

    @Test
    void whatOneLabelAsksForStandsApartFromTheSameOfAnother() {
        dose(Duration.ZERO, Product.INOTUZUMAB_OZOGAMICIN, TherapyPhase.INFUSED, 1);
        dose(Duration.ZERO, Product.NILOTINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "101", "40");
        lab(Duration.ofHours(2), Parameter.QTCF, "490", "450");
        lab(Duration.ofHours(3), Parameter.HEART_RATE, "80", "100");
        lab(Duration.ofHours(30), Parameter.ALT, "50", "40");
        assertThat(told(Duration.ofHours(31), "inotuzumab-label", "tki-label"))
                .filteredOn(text -> text.contains("HOLD"))
                .containsExactly("RAISED HOLD PT1H", "RAISED HOLD PT2H", "RESOLVED HOLD PT30H");
    }

    @Test
    void aDangerouslyLongQtcIsOverWithAShorterOne() {
        dose(Duration.ZERO, Product.IMATINIB, TherapyPhase.STARTED, 1);
        lab(Duration.ofHours(1), Parameter.ALT, "300", "40");
        lab(Duration.ofHours(2), Parameter.QTCF, "501", "450");
        lab(Duration.ofHours(3), Parameter.QTCF, "502", "450");
        lab(Duration.ofHours(4), Parameter.QTCF, "500", "450");
        assertThat(told(Duration.ofHours(5), "tki-label"))
                .filteredOn(text -> text.contains("QTC"))
                .containsExactly("RAISED QTC_URGENT PT2H", "RESOLVED QTC_URGENT PT4H");
    }

    private List<String> overdue(Duration until) {
        return steps(GradingRules.defaults(), until, "asparaginase-erwinia-label")
                .filter(step -> step.cause() == AlertCause.ASSESSMENT_OVERDUE && step.system() != null)
                .map(step -> step.priority() + " " + step.transition() + " " + step.summary() + " " + late(step))
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
    void afterAPauseOfFourWeeksValuesAreWantedAnew() {
        dose(Duration.ZERO, Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 1);
        dose(Duration.ofDays(28), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 2);
        assertThat(overdue(Duration.ofDays(30)))
                .containsExactly(
                        "LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT24H",
                        "LOW RESOLVED over PT672H",
                        "LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT696H");
        facts.remove(1);
        dose(Duration.ofHours(671), Product.ASPARAGINASE_ERWINIA_RYWN, TherapyPhase.INFUSED, 2);
        assertThat(overdue(Duration.ofDays(30)))
                .containsExactly("LOW RAISED asparaginase label: overdue BILIRUBIN_TOTAL, ALT or AST PT24H");
    }
}
