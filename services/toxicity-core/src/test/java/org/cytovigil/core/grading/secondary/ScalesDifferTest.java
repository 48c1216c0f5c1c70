// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytovigil.core.drug.Infusion;
import org.cytovigil.core.drug.VasopressorDoses;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.ctcae.CtcaeLaboratory;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.ctcae.CtcaeCrs;
import org.cytovigil.core.scale.lee.LeeCriteria;
import org.cytovigil.core.scale.penn.PennCriteria;
import org.junit.jupiter.api.Test;

/** The same patient differs by scale (docs/clinical/lee-2014.md#criteria, docs/clinical/penn-2018.md#criteria). */
class ScalesDifferTest {
    private static final CrsPicture FEVER = CrsPicture.FEVER_ONLY;

    @Test
    void positivePressureByMaskIsGradeThreeOfPenn() {
        CrsPicture cpap = FEVER.withOxygen(OxygenNeed.by(OxygenDevice.CPAP, null, null));
        assertThat(penn(cpap).grade()).isEqualTo(3);
        assertThat(penn(cpap).completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void twoLitresByCannulaAreGradeThreeOfPennAndTwoOfTheOthers() {
        CrsPicture cannula = FEVER.withOxygen(OxygenNeed.by(OxygenDevice.NASAL_CANNULA, BigDecimal.valueOf(2), null));
        assertThat(List.of(
                        lee(cannula).grade(),
                        penn(cannula).grade(),
                        ctcae(cannula).grade()))
                .containsExactly(2, 3, 2);
    }

    @Test
    void oneLowDoseVasopressorIsTwoByLeeAndThreeByTheOthers() {
        CrsPicture pressor = FEVER.withPressors(norepinephrine("0.05"));
        assertThat(List.of(
                        lee(pressor).grade(),
                        penn(pressor).grade(),
                        ctcae(pressor).grade()))
                .containsExactly(2, 3, 3);
        assertThat(lee(pressor).because()).containsExactly(CrsCriterion.FEVER, CrsCriterion.ONE_VASOPRESSOR);
    }

    @Test
    void fourTimesTheBaselineOfCreatinineIsThreeByLeeAndPenn() {
        LabValue creatinine = LabValue.of("3.2").withUln("1.2").withBaseline("0.8");
        CrsPicture kidney = FEVER.withOrgans(OrganToxicity.UNMEASURED.with(
                Parameter.CREATININE,
                CtcaeLaboratory.load().grade(Parameter.CREATININE, creatinine).orElseThrow()));
        assertThat(List.of(
                        lee(kidney).grade(), penn(kidney).grade(), ctcae(kidney).grade()))
                .containsExactly(3, 3, 1);
        assertThat(lee(kidney).completeness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void caseElevenHasTwoSupportsAndTheWorseDecides() {
        CrsPicture both = FEVER.withPressors(norepinephrine("0.05"))
                .withOxygen(OxygenNeed.by(OxygenDevice.NASAL_CANNULA, BigDecimal.valueOf(3), null));
        assertThat(List.of(lee(both).grade(), penn(both).grade(), ctcae(both).grade()))
                .containsExactly(2, 3, 3);
    }

    @Test
    void aHighDoseIsThreeByLeeAndFourByPenn() {
        CrsPicture high = FEVER.withPressors(norepinephrine("0.3"));
        assertThat(List.of(lee(high).grade(), penn(high).grade(), ctcae(high).grade()))
                .containsExactly(3, 4, 3);
    }

    @Test
    void aMissingFractionIsSaid() {
        ScaleGrade grade = lee(FEVER.withOxygen(OxygenNeed.by(OxygenDevice.SIMPLE_MASK, BigDecimal.valueOf(5), null)));
        assertThat(grade)
                .isEqualTo(new ScaleGrade(
                        2,
                        3,
                        Completeness.PARTIAL,
                        List.of(CrsCriterion.FEVER, CrsCriterion.OXYGEN_NEEDED),
                        List.of("FIO2")));
    }

    @Test
    void anUnknownPressureMayBeOneThatVasopressorsHold() {
        CrsPicture unknown = FEVER.unsureOf(Set.of(Subject.BLOOD_PRESSURE));
        assertThat(List.of(
                        lee(unknown).upper(),
                        penn(unknown).upper(),
                        ctcae(unknown).upper()))
                .containsExactly(3, 4, 4);
        assertThat(penn(unknown).missing()).containsExactly("BLOOD_PRESSURE");
    }

    @Test
    void aPressureThatAVasopressorHoldsIsNotAskedFor() {
        CrsPicture held = FEVER.withPressors(norepinephrine("0.05")).unsureOf(Set.of(Subject.BLOOD_PRESSURE));
        assertThat(lee(held).completeness()).isEqualTo(Completeness.COMPLETE);
        assertThat(lee(held.unsureOf(Set.of(Subject.BLOOD_PRESSURE, Subject.OXYGENATION)))
                        .missing())
                .containsExactly("OXYGENATION");
    }

    @Test
    void aStayForCrsIsTwoOfPennAndTreatedCoagulopathyThree() {
        assertThat(penn(around(Truth.NO, Truth.YES)).grade()).isEqualTo(2);
        assertThat(penn(around(Truth.YES, Truth.NO)).grade()).isEqualTo(3);
        assertThat(penn(around(Truth.UNKNOWN, Truth.UNKNOWN)).upper()).isEqualTo(3);
        assertThat(penn(around(Truth.UNKNOWN, Truth.UNKNOWN)).missing()).containsExactly("COAGULATION", "STAY");
        assertThat(lee(around(Truth.YES, Truth.YES)).grade()).isEqualTo(1);
    }

    private static CrsPicture around(Truth coagulopathy, Truth stay) {
        return new CrsPicture(
                Gate.OPEN,
                true,
                false,
                Fluids.NONE,
                PressorLoad.NONE,
                OxygenNeed.NONE,
                OrganToxicity.UNMEASURED,
                coagulopathy,
                stay,
                Set.of());
    }

    @Test
    void theWorstOfAnOrganCounts() {
        OrganToxicity liver =
                OrganToxicity.UNMEASURED.with(Parameter.ALT, GradeRange.of(4)).with(Parameter.AST, GradeRange.of(2));
        assertThat(lee(FEVER.withOrgans(liver)).grade()).isEqualTo(3);
        assertThat(lee(FEVER.withOrgans(liver)).because())
                .containsExactly(
                        CrsCriterion.FEVER,
                        CrsCriterion.TRANSAMINASES_2,
                        CrsCriterion.TRANSAMINASES_3,
                        CrsCriterion.TRANSAMINASES_4);
        assertThat(OrganToxicity.UNMEASURED.with(Parameter.ANC, GradeRange.of(4)))
                .isEqualTo(OrganToxicity.UNMEASURED);
    }

    @Test
    void anUnknownTemperatureMayBeAFever() {
        CrsPicture unknown = FEVER.withGate(Gate.CLOSED, false).unsureOf(Set.of(Subject.TEMPERATURE));
        assertThat(lee(unknown))
                .isEqualTo(new ScaleGrade(0, 1, Completeness.PARTIAL, List.of(), List.of("TEMPERATURE")));
        CrsPicture hypotensive = unknown.withHypotension(true, Fluids.UNKNOWN);
        assertThat(penn(hypotensive))
                .isEqualTo(new ScaleGrade(0, 3, Completeness.PARTIAL, List.of(), List.of("TEMPERATURE")));
    }

    @Test
    void theScalesHaveTheirIds() {
        assertThat(List.of(
                        LeeCriteria.load().id(),
                        PennCriteria.load().id(),
                        CtcaeCrs.load().id()))
                .containsExactly("lee-crs-2014", "penn-crs-2018", "ctcae-crs-5");
    }

    @Test
    void theFractionOfACannulaIsEstimatedFromOneToSixLitres() {
        assertThat(fraction("1")).isEqualByComparingTo("0.24");
        assertThat(fraction("6")).isEqualByComparingTo("0.44");
        assertThat(fraction("15")).isEqualByComparingTo("0.44");
        assertThat(OxygenNeed.by(OxygenDevice.NASAL_CANNULA, BigDecimal.ZERO, null)
                        .fraction(GradingRules.defaults()))
                .isEmpty();
        assertThat(OxygenNeed.by(OxygenDevice.NASAL_CANNULA, BigDecimal.ONE, new BigDecimal("0.5"))
                        .fraction(GradingRules.defaults()))
                .contains(new BigDecimal("0.5"));
    }

    private static BigDecimal fraction(String flow) {
        return OxygenNeed.by(OxygenDevice.NASAL_CANNULA, new BigDecimal(flow), null)
                .fraction(GradingRules.defaults())
                .orElseThrow();
    }

    @Test
    void aMaskedFeverLeavesTheGradeOpen() {
        CrsPicture masked = FEVER.withGate(Gate.UNDECIDED, false).withHypotension(true, Fluids.UNKNOWN);
        assertThat(penn(masked).grade()).isZero();
        assertThat(penn(masked).upper()).isEqualTo(3);
        assertThat(penn(masked).completeness()).isEqualTo(Completeness.INDETERMINATE);
    }

    @Test
    void aSiteMayLeaveVasopressinOutAndAskForOrgans() {
        GradingRules site =
                GradingRules.from(Map.of("scales.pressors.countVasopressin", "0", "scales.organs.required", "1"));
        CrsPicture pair = FEVER.withPressors(new PressorLoad(1, true, Truth.NO, Truth.NO, Truth.NO));
        assertThat(LeeCriteria.load().grade(site, pair).grade()).isEqualTo(2);
        assertThat(LeeCriteria.load().grade(site, pair).upper()).isEqualTo(4);
        assertThat(LeeCriteria.load().grade(site, pair).missing())
                .containsExactly("BILIRUBIN", "CREATININE", "OTHER_ORGAN", "TRANSAMINASES");
        assertThat(CtcaeCrs.load().grade(site, pair).completeness()).isEqualTo(Completeness.COMPLETE);
    }

    private static PressorLoad norepinephrine(String dose) {
        VasopressorDoses doses = VasopressorDoses.load();
        List<Infusion> running = List.of(new Infusion("norepinephrine", new BigDecimal(dose), "ug/kg/min"));
        BigDecimal weight = BigDecimal.valueOf(80);
        return new PressorLoad(
                1,
                false,
                doses.high(VasopressorDoses.Scale.LEE, running, weight),
                doses.high(VasopressorDoses.Scale.PENN_MINUTE, running, weight),
                doses.high(VasopressorDoses.Scale.PENN_KG_MINUTE, running, weight));
    }

    private static ScaleGrade lee(CrsPicture picture) {
        return LeeCriteria.load().grade(GradingRules.defaults(), picture);
    }

    private static ScaleGrade penn(CrsPicture picture) {
        return PennCriteria.load().grade(GradingRules.defaults(), picture);
    }

    private static ScaleGrade ctcae(CrsPicture picture) {
        return CtcaeCrs.load().grade(GradingRules.defaults(), picture);
    }
}
