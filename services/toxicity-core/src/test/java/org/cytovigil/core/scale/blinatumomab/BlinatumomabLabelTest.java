// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.cytovigil.core.action.Weight;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BlinatumomabLabelTest {
    private final BlinatumomabLabel label = BlinatumomabLabel.load();
    private static final GradingRules RULES = GradingRules.defaults();

    @ParameterizedTest(name = "{0} cycle {1} day {2} at {3} kg: {4}")
    @CsvSource({
        "RELAPSED_REFRACTORY, 1, 1, 45, 9 mcg/day",
        "RELAPSED_REFRACTORY, 1, 7, 80, 9 mcg/day",
        "RELAPSED_REFRACTORY, 1, 8, 80, 28 mcg/day",
        "RELAPSED_REFRACTORY, 1, 28, 80, 28 mcg/day",
        "RELAPSED_REFRACTORY, 1, 29, 80, none",
        "RELAPSED_REFRACTORY, 1, 0, 80, none",
        "RELAPSED_REFRACTORY, 2, 1, 80, 28 mcg/day",
        "RELAPSED_REFRACTORY, 9, 28, 80, 28 mcg/day",
        "RELAPSED_REFRACTORY, 1, 7, 44.9, 5 mcg/m2/day (at most 9 mcg/day)",
        "RELAPSED_REFRACTORY, 1, 8, 20, 15 mcg/m2/day (at most 28 mcg/day)",
        "MRD, 1, 1, 80, 28 mcg/day",
        "MRD, 4, 14, 30, 15 mcg/m2/day (at most 28 mcg/day)",
        "CONSOLIDATION, 1, 1, 80, 28 mcg/day",
        "CONSOLIDATION, 1, 1, , none",
    })
    void theDoseGoesByIndicationCycleDayAndWeight(
            Indication indication, int cycle, int day, BigDecimal weight, String dose) {
        assertThat(label.dose(indication, cycle, day, WeightBand.of(weight))
                        .map(LabelDose::text)
                        .orElse("none"))
                .isEqualTo(dose);
    }

    @Test
    void onlyTheFirstCycleOfRelapsedDiseaseIsStepped() {
        assertThat(label.stepped(Indication.RELAPSED_REFRACTORY, 1)).isTrue();
        assertThat(label.stepped(Indication.RELAPSED_REFRACTORY, 2)).isFalse();
        assertThat(label.stepped(Indication.MRD, 1)).isFalse();
        assertThat(label.stepped(Indication.CONSOLIDATION, 1)).isFalse();
    }

    @ParameterizedTest(name = "{0} cycle {1}: {2} days in hospital")
    @CsvSource({
        "RELAPSED_REFRACTORY, 1, 9",
        "RELAPSED_REFRACTORY, 2, 2",
        "RELAPSED_REFRACTORY, 3, 0",
        "MRD, 1, 3",
        "MRD, 2, 2",
        "MRD, 3, 0",
        "CONSOLIDATION, 1, 3",
        "CONSOLIDATION, 2, 2",
        "CONSOLIDATION, 5, 0",
    })
    void theFirstDaysAreInHospital(Indication indication, int cycle, int days) {
        assertThat(label.hospitalDays(indication, cycle)).isEqualTo(days);
        assertThat(label.supervision(indication, cycle).text())
                .contains(days == 0 ? "supervision by a professional" : "first " + days + " days");
    }

    @Test
    void premedicationGoesByIndicationAndAge() {
        assertThat(premedication(Indication.RELAPSED_REFRACTORY, true, 3, Occasion.CYCLE_START))
                .contains("dexamethasone 20 mg 1 hour before");
        assertThat(premedication(Indication.RELAPSED_REFRACTORY, true, 1, Occasion.STEP))
                .contains("dexamethasone 20 mg");
        assertThat(premedication(Indication.RELAPSED_REFRACTORY, false, 1, Occasion.CYCLE_START))
                .contains("5 mg/m2 (at most 20 mg)");
        assertThat(premedication(Indication.RELAPSED_REFRACTORY, false, 2, Occasion.CYCLE_START))
                .isEqualTo("none");
        assertThat(premedication(Indication.RELAPSED_REFRACTORY, false, 2, Occasion.RESTART))
                .contains("5 mg/m2");
        assertThat(premedication(Indication.MRD, true, 1, Occasion.CYCLE_START))
                .contains("prednisone 100 mg")
                .contains("dexamethasone 16 mg");
        assertThat(premedication(Indication.CONSOLIDATION, true, 2, Occasion.RESTART))
                .contains("prednisone 100 mg");
        assertThat(premedication(Indication.MRD, true, 1, Occasion.STEP)).isEqualTo("none");
        assertThat(premedication(Indication.MRD, false, 1, Occasion.CYCLE_START))
                .contains("5 mg/m2 (at most 20 mg)");
    }

    private String premedication(Indication indication, boolean adult, int cycle, Occasion occasion) {
        return label.premedication(indication, adult, cycle, occasion)
                .map(LabelAction::text)
                .orElse("none");
    }

    @ParameterizedTest(name = "off for {0}: {1}")
    @CsvSource({
        "PT3H59M, ''",
        "PT3H59M59.999S, ''",
        "PT4H, INTERRUPTION_PREMEDICATE INTERRUPTION_SAME_CYCLE",
        "P7D, INTERRUPTION_PREMEDICATE INTERRUPTION_SAME_CYCLE",
        "P7DT1S, INTERRUPTION_PREMEDICATE INTERRUPTION_NEW_CYCLE",
    })
    void anInterruptionOfFourHoursAsksForPremedication(Duration lasted, String codes) {
        assertThat(String.join(" ", BlinatumomabLabel.interruptionCodes(RULES, lasted)))
                .isEqualTo(codes);
    }

    @Test
    void crsOfGradeThreeInterruptsWithTheNumbersOfTheLabel() {
        LabelAction action = only(LabelToxicity.NONE.withCrs(3), WeightBand.FROM_45_KG);
        assertThat(action.text())
                .contains("interrupt", "dexamethasone 8 mg every 8 hours for up to 3 days", "9 mcg/day", "after 7 days")
                .doesNotContain("m2");
        assertThat(only(LabelToxicity.NONE.withCrs(3), WeightBand.BELOW_45_KG).text())
                .contains("dexamethasone 5 mg/m2 (at most 8 mg)", "5 mcg/m2/day");
        assertThat(only(LabelToxicity.NONE.withCrs(3), WeightBand.UNKNOWN).text())
                .contains("no dose shown")
                .doesNotContain("mg", "mcg");
    }

    @ParameterizedTest(
            name = "CRS {0}, neuro {1} at start {2} for {3}, seizures {4}, other {5} for {6}, liver {7}: {8}")
    @CsvSource({
        "0, 0, UNKNOWN, PT0S, 0, 0, PT0S, NO, ''",
        "2, 2, YES, P9D, 1, 2, P20D, UNKNOWN, ''",
        "3, 0, UNKNOWN, PT0S, 0, 0, PT0S, NO, CRS_3_INTERRUPT",
        "4, 0, UNKNOWN, PT0S, 0, 0, PT0S, NO, CRS_4_DISCONTINUE",
        "0, 3, NO, P7D, 0, 0, PT0S, NO, NEURO_3_WITHHOLD",
        "0, 3, UNKNOWN, P1D, 1, 0, PT0S, NO, NEURO_3_WITHHOLD",
        "0, 3, YES, P1D, 0, 0, PT0S, NO, NEURO_3_AT_STARTING_DOSE_DISCONTINUE",
        "0, 3, NO, P7DT1S, 0, 0, PT0S, NO, NEURO_3_SLOW_DISCONTINUE",
        "0, 4, UNKNOWN, P1D, 0, 0, PT0S, NO, NEURO_4_DISCONTINUE",
        "0, 0, UNKNOWN, PT0S, 2, 0, PT0S, NO, SEIZURES_DISCONTINUE",
        "0, 0, UNKNOWN, PT0S, 0, 3, P14D, NO, OTHER_3_WITHHOLD",
        "0, 0, UNKNOWN, PT0S, 0, 3, P14DT1S, NO, OTHER_3_SLOW_DISCONTINUE",
        "0, 0, UNKNOWN, PT0S, 0, 4, PT0S, NO, OTHER_4_CONSIDER_DISCONTINUING",
        "0, 0, UNKNOWN, PT0S, 0, 0, PT0S, YES, LIVER_INTERRUPT",
        "3, 3, NO, PT1H, 2, 0, PT0S, YES, CRS_3_INTERRUPT SEIZURES_DISCONTINUE NEURO_3_WITHHOLD LIVER_INTERRUPT",
    })
    void aToxicityHasTheActionOfTheLabel(
            int crs,
            int neuro,
            Truth atStart,
            Duration neuroLasted,
            int seizures,
            int other,
            Duration otherLasted,
            Truth liver,
            String codes) {
        LabelToxicity toxicity =
                new LabelToxicity(crs, neuro, seizures, other, atStart, neuroLasted, otherLasted, liver);
        assertThat(String.join(" ", ToxicityActions.of(toxicity))).isEqualTo(codes);
    }

    @Test
    void theLimitsOfTheLiverNeedTheLimitsOfTheLaboratory() {
        LabValue alt = LabValue.of("200").withUln("40");
        LabValue bilirubin = LabValue.of("3.6").withUln("1.2");
        assertThat(ToxicityActions.liver(alt, alt, bilirubin)).isEqualTo(Truth.NO);
        assertThat(ToxicityActions.liver(LabValue.of("200.1").withUln("40"), null, null))
                .isEqualTo(Truth.YES);
        assertThat(ToxicityActions.liver(alt, alt, LabValue.of("3.61").withUln("1.2")))
                .isEqualTo(Truth.YES);
        assertThat(ToxicityActions.liver(LabValue.of("4000"), alt, bilirubin)).isEqualTo(Truth.UNKNOWN);
        assertThat(ToxicityActions.liver(alt, alt, null)).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(WeightBand.class)
    void everyActionHasATextAndASourceForEveryWeight(WeightBand weight) {
        IntStream.rangeClosed(0, 4).forEach(grade -> {
            LabelToxicity toxicity = LabelToxicity.NONE
                    .withCrs(grade)
                    .withNeuro(grade, Truth.NO, Duration.ZERO)
                    .withSeizures(grade)
                    .withOther(grade, Duration.ofDays(15))
                    .withLiver(Truth.YES);
            assertThat(actions(toxicity, weight))
                    .allSatisfy(action -> assertThat(action.text()).startsWith("Label: "))
                    .allSatisfy(action -> assertThat(action.source()).contains("Blincyto"));
        });
    }

    @Test
    void anOldWeightIsNoWeight() {
        Instant now = Instant.parse("2026-01-15T08:00:00Z");
        Weight fresh = new Weight(BigDecimal.valueOf(80), now.minus(Duration.ofDays(7)));
        assertThat(WeightBand.of(fresh, now, RULES)).isEqualTo(WeightBand.FROM_45_KG);
        assertThat(WeightBand.of(fresh, now.plusSeconds(1), RULES)).isEqualTo(WeightBand.UNKNOWN);
        assertThat(WeightBand.of(null, now, RULES)).isEqualTo(WeightBand.UNKNOWN);
    }

    @Test
    void cyclesCountFromOne() {
        assertThatThrownBy(() -> label.hospitalDays(Indication.MRD, 0)).hasMessage("cycle 0");
    }

    @Test
    void nobodyDrivesDuringTheInfusion() {
        assertThat(label.whileRunning().text()).contains("no driving");
    }

    private LabelAction only(LabelToxicity toxicity, WeightBand weight) {
        List<LabelAction> actions = actions(toxicity, weight);
        assertThat(actions).hasSize(1);
        return actions.get(0);
    }

    private static List<LabelAction> actions(LabelToxicity toxicity, WeightBand weight) {
        return ToxicityActions.of(toxicity).stream()
                .map(code -> LabelTexts.asked(code, weight).orElseThrow())
                .toList();
    }
}
