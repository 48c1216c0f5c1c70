// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/** Each choice of a site changes what it says, and nothing by default. */
class SiteRulesTest {
    private static final String CRS = "astct-crs-2019";

    @Test
    void vasopressinAloneHasTheGradeOfTheSite() {
        String given = "08:00 T 39; 08:00 START vasopressin";
        assertThat(at(given, CRS, "09:00").grade()).isEqualTo(3);
        assertThat(at(given, CRS, "09:00", "crs.pressors.vasopressinAloneGrade", "2")
                        .grade())
                .isEqualTo(2);
    }

    @Test
    void anInotropeCountsWhereTheSiteSaysSo() {
        String given = "08:00 T 39; 08:00 START norepinephrine; 08:00 START dobutamine";
        assertThat(at(given, CRS, "09:00").grade()).isEqualTo(3);
        assertThat(at(given, CRS, "09:00").flags()).contains(Flag.INOTROPE_NOT_COUNTED);
        Assessment counted = at(given, CRS, "09:00", "crs.pressors.countInotropes", "1");
        assertThat(counted.grade()).isEqualTo(4);
        assertThat(counted.flags()).doesNotContain(Flag.INOTROPE_NOT_COUNTED);
    }

    @Test
    void aSwitchOfVasopressorsIsOneDrugForItsTolerance() {
        String given = "08:00 T 39; 08:00 START norepinephrine; 10:00 START epinephrine; 11:00 HR 90";
        String switched = "08:00 T 39; 08:00 START norepinephrine; 10:00 START epinephrine; 10:14 STOP norepinephrine";
        assertThat(at(given, CRS, "10:00").grade()).isEqualTo(4);
        assertThat(at(given, CRS, "10:14", "crs.pressors.switch", "PT15M").grade())
                .isEqualTo(3);
        assertThat(at(given, CRS, "10:15", "crs.pressors.switch", "PT15M").grade())
                .isEqualTo(4);
        assertThat(at(switched, CRS, "10:14", "crs.pressors.switch", "PT15M").grade())
                .isEqualTo(3);
    }

    @Test
    void aSimpleMaskMayBeGradeTwo() {
        String given = "08:00 T 39; 08:00 O2 SIMPLE_MASK 5";
        assertThat(at(given, CRS, "08:30").grade()).isEqualTo(3);
        assertThat(at(given, CRS, "08:30", "crs.oxygen.simpleMaskGrade", "2").grade())
                .isEqualTo(2);
    }

    @Test
    void aDrugHidesAFeverForAsLongAsTheSiteSays() {
        String given = "06:00 GIVE paracetamol; 11:00 O2 NASAL_CANNULA 2";
        assertThat(at(given, CRS, "11:00").flags()).contains(Flag.MASKED_FEVER_POSSIBLE);
        assertThat(at(given, CRS, "11:00", "crs.masking.paracetamol", "PT4H").flags())
                .doesNotContain(Flag.MASKED_FEVER_POSSIBLE);
    }

    @Test
    void limitsOfChildrenAreThoseOfTheSite() {
        String given = "age 5; 08:00 T 39; 08:00 SBP 84; 08:05 SBP 84";
        assertThat(at(given, CRS, "08:00").grade()).isEqualTo(1);
        assertThat(at(given, CRS, "08:00", "crs.hypotension.paed.childBase", "75")
                        .grade())
                .isEqualTo(2);
        assertThat(at(given, CRS, "08:00", "crs.hypotension.paed.perYear", "3").grade())
                .isEqualTo(2);
    }

    @Test
    void neurologicalChecksAreDueSoonerAtHigherGrades() {
        assertThat(raised("08:00 ICE 5; until 16:30"))
                .contains("ASSESSMENT_OVERDUE LOW 13:00", "ASSESSMENT_OVERDUE MEDIUM 16:00");
        assertThat(raised("08:00 ICE 1; 09:00 LOC ALERT; until 11:30"))
                .contains("ASSESSMENT_OVERDUE LOW 10:15", "ASSESSMENT_OVERDUE MEDIUM 11:00");
    }

    private static List<String> raised(String given) {
        CaseFacts facts = CaseFacts.read(given);
        return new ArrivalReplay(GradingCatalogue.standard(), GradingRules.defaults())
                .run(facts.facts(), facts.until()).stream()
                        .filter(told -> told.outcome() instanceof Outcome.Alerted)
                        .map(told -> ((Outcome.Alerted) told.outcome()).step())
                        .filter(step -> step.transition() == AlertStep.Transition.RAISED)
                        .map(step -> step.cause() + " " + step.priority() + " "
                                + step.raisedAt().toString().substring(11, 16))
                        .toList();
    }

    private static Assessment at(String given, String system, String time, String... change) {
        GradingRules rules =
                change.length == 0 ? GradingRules.defaults() : GradingRules.from(Map.of(change[0], change[1]));
        CaseFacts facts = CaseFacts.read(given);
        Instant instant = CaseFacts.time(time);
        return new ConvergedGrades(GradingCatalogue.standard(), rules)
                .lines(facts.facts(), CaseFacts.time("23:00")).stream()
                        .filter(line -> line.system().equals(system)
                                && !line.span().from().isAfter(instant))
                        .map(line -> line.span().assessment())
                        .reduce((first, second) -> second)
                        .orElseThrow();
    }
}
