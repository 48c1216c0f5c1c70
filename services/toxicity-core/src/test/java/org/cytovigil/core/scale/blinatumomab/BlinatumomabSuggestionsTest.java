// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Criterion;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.FactLog;
import org.cytovigil.core.replay.FactLogState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the label says is told for the patient at hand, and what cannot be told says why. */
class BlinatumomabSuggestionsTest {
    private static final String START = "2026-01-05T08:00:00Z";
    private final List<Fact> facts = new ArrayList<>();

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-01-05T08:00:00Z; Label: cycle 1, day 1: 9 mcg/day; charted: 9 ug/d",
                "2026-01-12T07:59:59Z; Label: cycle 1, day 7: 9 mcg/day; charted: 9 ug/d",
                "2026-01-12T08:00:00Z; Label: cycle 1, day 8: 28 mcg/day; charted: 9 ug/d",
                "2026-02-01T08:00:00Z; Label: cycle 1, day 28: 28 mcg/day; charted: 9 ug/d",
                "2026-02-02T08:00:00Z; Label: cycle 1, day 29: after the 28 days of infusion; charted: 9 ug/d",
            })
    void theDoseOfTheDayStandsBesideTheChartedOne(String now, String text, String charted) {
        patient("45", "80", now);
        step(START, TherapyPhase.STARTED, 1, "9");
        assertThat(text(now, "LABEL_DOSE")).isEqualTo(text + ";" + " " + charted.strip());
    }

    @Test
    void aDoseThatGoesByAnUnknownWeightIsWithheldWithTheReason() {
        step(START, TherapyPhase.STARTED, 1, "9");
        assertThat(one("2026-01-06T08:00:00Z", "LABEL_DOSE").withheld()).isEqualTo("weight is missing or too old");
        patient("8", "20", START);
        assertThat(text("2026-01-06T08:00:00Z", "LABEL_DOSE")).contains("5 mcg/m2/day (at most 9 mcg/day)");
    }

    /** A number that nobody would think of must not cost the patient their grades. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 99, 100, 120, 1000})
    void everyCycleThatIntakeTakesIsOneOfTheTable(int cycle) {
        patient("45", "80", START);
        step(START, TherapyPhase.STARTED, cycle, "28");
        assertThat(text("2026-01-05T09:00:00Z", "LABEL_DOSE"))
                .startsWith("Label: cycle " + cycle + ", day 1: ")
                .contains("mcg/day");
        assertThat(codes("2026-01-05T09:00:00Z")).contains("SUPERVISION", "NO_DRIVING");
    }

    @Test
    void withoutIndicationOrCycleNothingIsGuessed() {
        patient("45", "80", START);
        facts.add(new TherapyStep(header(START), Product.BLINATUMOMAB, TherapyPhase.STARTED, null, null, null, null));
        assertThat(one("2026-01-06T08:00:00Z", "LABEL_DOSE").withheld()).contains("indication or cycle");
        assertThat(codes("2026-01-06T08:00:00Z")).containsExactly("NO_DRIVING", "LABEL_DOSE");
    }

    @Test
    void theFirstDaysAreInHospitalAndThePremedicationOfTheStepIsToldTheDayBefore() {
        patient("45", "80", START);
        step(START, TherapyPhase.STARTED, 1, "9");
        assertThat(codes("2026-01-13T08:00:00Z")).contains("SUPERVISION");
        assertThat(codes("2026-01-14T08:00:00Z")).doesNotContain("SUPERVISION");
        assertThat(codes("2026-01-11T07:59:59Z")).doesNotContain("PREMEDICATION_STEP");
        assertThat(text("2026-01-11T08:00:00Z", "PREMEDICATION_STEP")).contains("dexamethasone 20 mg");
        assertThat(codes("2026-01-12T08:00:00Z")).doesNotContain("PREMEDICATION_STEP");
    }

    @Test
    void anInterruptionOfFourHoursAsksForPremedicationAndShowsNoDose() {
        patient("45", "80", START);
        step(START, TherapyPhase.STARTED, 1, "9");
        step("2026-01-07T08:00:00Z", TherapyPhase.INTERRUPTED, 1, null);
        assertThat(codes("2026-01-07T11:59:59Z")).isEmpty();
        assertThat(codes("2026-01-07T12:00:00Z")).containsExactly("PREMEDICATION_RESTART");
        step("2026-01-07T13:00:00Z", TherapyPhase.STOPPED, 1, null);
        assertThat(codes("2026-01-07T13:00:00Z")).isEmpty();
    }

    @Test
    void theNextCycleIsPremedicatedWithinADayOfItsPlan() {
        patient("45", "80", START);
        step(START, TherapyPhase.STARTED, 1, "28");
        step("2026-02-02T08:00:00Z", TherapyPhase.STOPPED, 1, null);
        step("2026-02-16T08:00:00Z", TherapyPhase.PLANNED, 2, null);
        assertThat(codes("2026-02-15T07:59:59Z")).isEmpty();
        assertThat(codes("2026-02-15T08:00:00Z")).containsExactly("PREMEDICATION_CYCLE_START");
    }

    /** A child is premedicated before the first cycle alone, and told nothing before the next. */
    @Test
    void theCycleThatIsPlannedCountsForItsPremedication() {
        patient("8", "20", START);
        step(START, TherapyPhase.STARTED, 1, "5");
        step("2026-02-02T08:00:00Z", TherapyPhase.STOPPED, 1, null);
        facts.add(planned("2026-02-16T08:00:00Z", null));
        assertThat(text("2026-02-16T07:00:00Z", "PREMEDICATION_CYCLE_START")).contains("dexamethasone 5 mg/m2");
        assertThat(codes("2026-02-16T08:00:00Z")).isEmpty();
        facts.remove(facts.size() - 1);
        facts.add(planned("2026-02-16T08:00:00Z", 2));
        assertThat(codes("2026-02-16T07:00:00Z")).isEmpty();
    }

    @Test
    void premedicationThatGoesByAnUnknownAgeIsWithheld() {
        step(START, TherapyPhase.STARTED, 1, "9");
        step("2026-02-02T08:00:00Z", TherapyPhase.STOPPED, 1, null);
        step("2026-02-16T08:00:00Z", TherapyPhase.PLANNED, 2, null);
        assertThat(one("2026-02-16T07:00:00Z", "PREMEDICATION_CYCLE_START").withheld())
                .isEqualTo("indication or age is not known");
    }

    @ParameterizedTest(name = "{0} years: {1}")
    @CsvSource({"17.99, 5 mg/m2", "18, dexamethasone 20 mg"})
    void fromEighteenYearsOnThePatientIsAnAdult(String age, String dose) {
        patient(age, "60", "2026-02-16T07:00:00Z");
        step(START, TherapyPhase.STARTED, 1, "9");
        step("2026-01-07T08:00:00Z", TherapyPhase.INTERRUPTED, 1, null);
        assertThat(text("2026-02-16T07:00:00Z", "PREMEDICATION_RESTART")).contains(dose);
    }

    /** The day counts from the first dose of this cycle of this drug. */
    @Test
    void theDayIsThatOfTheCycle() {
        patient("45", "80", START);
        facts.add(new TherapyStep(
                header("2026-01-04T08:00:00Z"), Product.TISAGENLECLEUCEL, TherapyPhase.INFUSED, 2, null, null, null));
        step(START, TherapyPhase.STARTED, 1, "9");
        step("2026-02-02T08:00:00Z", TherapyPhase.STOPPED, 1, null);
        step("2026-02-16T08:00:00Z", TherapyPhase.STARTED, 2, "28");
        step("2026-02-20T08:00:00Z", TherapyPhase.INTERRUPTED, 2, null);
        step("2026-02-20T09:00:00Z", TherapyPhase.RESUMED, 2, "28");
        assertThat(text("2026-02-21T08:00:00Z", "LABEL_DOSE")).startsWith("Label: cycle 2, day 6: ");
    }

    @Test
    void itSaysWhatItReads() {
        assertThat(GradingCatalogue.known()
                        .find(BlinatumomabLabel.ID)
                        .orElseThrow()
                        .suggestions()
                        .signals())
                .isNotEmpty();
        assertThat(GradingCatalogue.known()
                        .find(BlinatumomabLabel.ID)
                        .orElseThrow()
                        .name())
                .isNotEmpty();
    }

    @Test
    void whatTheLabelAsksForCarriesTheDosesOfTheWeight() {
        patient("8", "20", START);
        step(START, TherapyPhase.STARTED, 1, "5");
        Assessment current = new Assessment(
                3,
                3,
                Completeness.COMPLETE,
                Set.of(),
                List.of(new Criterion("CRS", List.of("f1")), new Criterion("CRS_3_INTERRUPT", List.of("f1"))),
                List.of());
        assertThat(of("2026-01-06T08:00:00Z", current))
                .filteredOn(suggestion -> suggestion.code().equals("CRS_3_INTERRUPT"))
                .singleElement()
                .extracting(Suggestion::text)
                .asString()
                .contains("dexamethasone 5 mg/m2 (at most 8 mg)");
    }

    private Suggestion one(String now, String code) {
        return of(now, graded()).stream()
                .filter(suggestion -> suggestion.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private String text(String now, String code) {
        return one(now, code).text();
    }

    private List<String> codes(String now) {
        return of(now, graded()).stream().map(Suggestion::code).toList();
    }

    private static Assessment graded() {
        return new Assessment(0, 0, Completeness.COMPLETE, Set.of(), List.of(), List.of());
    }

    private List<Suggestion> of(String at, Assessment current) {
        Instant now = Instant.parse(at);
        GradingCatalogue scales = GradingCatalogue.known();
        return scales.find(BlinatumomabLabel.ID)
                .orElseThrow()
                .suggestions()
                .of(states(scales, now), now, current, id -> 0);
    }

    private SignalStates states(GradingCatalogue scales, Instant now) {
        FactLog factLog = new FactLog(
                PatientMonitor.graph(scales, GradingRules.defaults()), new MemoryHistory(), FactLogState.EMPTY);
        facts.stream().sorted(Fact.BY_TIME).forEach(fact -> factLog.take(fact, Instant.MIN, now));
        factLog.catchUp(now);
        return factLog.timeline().states();
    }

    private FactHeader header(String at) {
        Instant instant = Instant.parse(at);
        return new FactHeader(new PatientKey("p1"), "f" + facts.size(), instant, instant, "", FactStatus.FINAL);
    }

    private void patient(String age, String weight, String at) {
        facts.add(new PatientDetails(
                header(at), null, new BigDecimal(age), new BigDecimal(weight), null, null, null, null));
    }

    private TherapyStep planned(String at, @Nullable Integer cycle) {
        return new TherapyStep(header(at), Product.BLINATUMOMAB, TherapyPhase.PLANNED, cycle, null, null, null);
    }

    private void step(String at, TherapyPhase phase, int cycle, @Nullable String rate) {
        facts.add(new TherapyStep(
                header(at),
                Product.BLINATUMOMAB,
                phase,
                cycle,
                rate == null ? null : new BigDecimal(rate),
                rate == null ? null : "ug/d",
                Indication.RELAPSED_REFRACTORY));
    }
}
