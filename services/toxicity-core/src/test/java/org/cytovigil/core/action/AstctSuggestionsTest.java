// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.FactLog;
import org.cytovigil.core.replay.FactLogState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.core.signal.SignalStates;
import org.junit.jupiter.api.Test;

/** The signals of a patient fill in what suggestions depend on. */
class AstctSuggestionsTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private final List<Fact> facts = new ArrayList<>();

    @Test
    void theNewestWeightGivesTheDoseWhereverItCameFrom() {
        person("2026-01-10T08:00:00Z", "45", "80", Setting.INPATIENT);
        assertThat(texts(2)).contains("Consider tocilizumab: 640 mg (8 mg/kg for 80 kg)");
        weighed("2026-01-15T06:00:00Z", "70");
        assertThat(texts(2)).contains("Consider tocilizumab: 560 mg (8 mg/kg for 70 kg)");
    }

    @Test
    void aWeightThatIsTooOldGivesNoDose() {
        person("2026-01-08T11:59:00Z", "45", "80", Setting.INPATIENT);
        assertThat(withheld(2)).contains("weight is older than 7 days");
    }

    @Test
    void dosesOfTocilizumabAreCountedAcrossNamesAndTimes() {
        person("2026-01-15T08:00:00Z", "45", "80", Setting.INPATIENT);
        given("2026-01-15T06:00:00Z", "tocilizumab", MedicationVerb.GIVEN);
        assertThat(withheld(2)).contains("last dose less than 8 h ago; not before 14:00 UTC");
        given("2026-01-12T06:00:00Z", "tocilizumab", MedicationVerb.GIVEN);
        given("2026-01-12T16:00:00Z", "tocilizumab", MedicationVerb.GIVEN);
        given("2026-01-13T06:00:00Z", "tocilizumab", MedicationVerb.GIVEN);
        assertThat(withheld(2)).contains("limit reached: 4 of 4 doses given");
    }

    @Test
    void aChildHasTheDosesOfChildren() {
        person("2026-01-15T08:00:00Z", "8", "17", Setting.INPATIENT);
        assertThat(texts(2)).contains("Consider tocilizumab: 204 mg (12 mg/kg for 17 kg)");
    }

    @Test
    void aCourseOfSteroidsIsFollowedForTwoDaysAndASingleDoseIsNone() {
        given("2026-01-15T06:00:00Z", "dexamethasone", MedicationVerb.GIVEN);
        assertThat(codes(AstctIcans.ID, 0)).doesNotContain("ICE_AFTER_TAPER");
        given("2026-01-15T11:00:00Z", "dexamethasone", MedicationVerb.GIVEN);
        assertThat(codes(AstctIcans.ID, 0)).contains("ICE_AFTER_TAPER");
        Instant over = Instant.parse("2026-01-15T11:00:00Z").plus(Duration.ofHours(36 + 48));
        assertThat(AstctSuggestions.context(states(), over.minusSeconds(1), 0).watchTaper(GradingRules.defaults()))
                .isTrue();
        assertThat(AstctSuggestions.context(states(), over, 0).watchTaper(GradingRules.defaults()))
                .isFalse();
    }

    @Test
    void aStoppedCourseIsFollowedFromItsStop() {
        given("2026-01-12T06:00:00Z", "methylprednisolone", MedicationVerb.STARTED);
        given("2026-01-13T12:00:00Z", "methylprednisolone", MedicationVerb.STOPPED);
        assertThat(AstctSuggestions.context(states(), NOW.minusSeconds(1), 0).watchTaper(GradingRules.defaults()))
                .isTrue();
        assertThat(AstctSuggestions.context(states(), NOW, 0).watchTaper(GradingRules.defaults()))
                .isFalse();
    }

    @Test
    void theProductAndTheOtherToxicityAndTheHomeCount() {
        person("2026-01-15T08:00:00Z", "45", "80", Setting.OUTPATIENT);
        therapy("2026-01-12T06:00:00Z", Product.BLINATUMOMAB, TherapyPhase.STARTED);
        assertThat(codes(AstctCrs.ID, 1)).contains("LABEL", "ADMIT").doesNotContain("BOTH_TOXICITIES");
        assertThat(of(AstctCrs.ID, 1, 2)).extracting(Suggestion::code).contains("BOTH_TOXICITIES");
    }

    @Test
    void afterCarTCellsTheLabelSaysUntilWhenToWatchWhateverTheGrade() {
        assertThat(codes(AstctCrs.ID, 0)).doesNotContain("CAR_T_MONITORING");
        therapy("2026-01-12T06:00:00Z", Product.OBECABTAGENE_AUTOLEUCEL, TherapyPhase.INFUSED);
        assertThat(texts(0))
                .contains(
                        "monitor daily until 2026-01-26, at least until 2026-02-09; near the centre until 2026-02-09; "
                                + "no driving until 2026-03-09 (UTC)");
        therapy("2026-01-14T06:00:00Z", Product.OBECABTAGENE_AUTOLEUCEL, TherapyPhase.INFUSED);
        assertThat(texts(3))
                .as("the second infusion of a split dose begins anew")
                .anyMatch(text -> text.startsWith("monitor daily until 2026-01-28,"));
        assertThat(codes(AstctIcans.ID, 1)).doesNotContain("CAR_T_MONITORING");
    }

    @Test
    void whatTheLabelAsksForEnds() {
        therapy("2026-01-01T12:00:00Z", Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED);
        assertThat(codes(AstctCrs.ID, 0)).doesNotContain("CAR_T_MONITORING");
    }

    @Test
    void otherScalesSuggestNothing() {
        assertThat(of("lee-crs-2014", 3, 0)).isEmpty();
    }

    private List<Suggestion> of(String system, int grade, int other) {
        return GradingCatalogue.known()
                .find(system)
                .orElseThrow()
                .suggestions()
                .of(states(), NOW, graded(grade), id -> other);
    }

    private static Assessment graded(int grade) {
        return new Assessment(grade, grade, Completeness.COMPLETE, Set.of(), List.of(), List.of());
    }

    private List<String> texts(int grade) {
        return of(AstctCrs.ID, grade, 0).stream().map(Suggestion::text).toList();
    }

    private List<String> withheld(int grade) {
        return of(AstctCrs.ID, grade, 0).stream().map(Suggestion::withheld).toList();
    }

    private List<String> codes(String system, int grade) {
        return of(system, grade, 0).stream().map(Suggestion::code).toList();
    }

    private SignalStates states() {
        FactLog factLog = new FactLog(
                PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults()),
                new MemoryHistory(),
                FactLogState.EMPTY);
        facts.stream().sorted(Fact.BY_TIME).forEach(fact -> factLog.take(fact, Instant.MIN, NOW));
        factLog.catchUp(NOW);
        return factLog.timeline().states();
    }

    private FactHeader header(String at) {
        Instant instant = Instant.parse(at);
        return new FactHeader(new PatientKey("p1"), "f" + facts.size(), instant, instant, "", FactStatus.FINAL);
    }

    private void person(String at, String age, String weight, Setting setting) {
        facts.add(new PatientDetails(
                header(at), null, new BigDecimal(age), new BigDecimal(weight), null, setting, null, null));
    }

    private void weighed(String at, String kilograms) {
        facts.add(new Measured(header(at), Parameter.WEIGHT, Quantity.of(kilograms), Site.UNSPECIFIED, Method.SPOT));
    }

    private void given(String at, String drug, MedicationVerb verb) {
        facts.add(new MedicationAction(header(at), drug, verb, null, null));
    }

    private void therapy(String at, Product product, TherapyPhase phase) {
        facts.add(new TherapyStep(header(at), product, phase, null, null, null, null));
    }
}
