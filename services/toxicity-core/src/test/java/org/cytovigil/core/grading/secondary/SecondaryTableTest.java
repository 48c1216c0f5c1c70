// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.ctcae.CtcaeCrs;
import org.cytovigil.core.scale.lee.LeeCriteria;
import org.cytovigil.core.scale.penn.PennCriteria;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All combinations of discretised inputs against tables that were written down by hand from the three papers. */
class SecondaryTableTest {
    private static final GradingRules RULES = GradingRules.defaults();
    private static final List<SecondaryScale> SCALES =
            List.of(LeeCriteria.load(), PennCriteria.load(), CtcaeCrs.load());

    /** One state of one input: the grades "lowest-highest" by Lee, Penn and CTCAE, and whether something is missing. */
    private record State(String name, String grades, String missing, UnaryOperator<CrsPicture> change) {
        int lowest(int scale) {
            return Integer.parseInt(range(scale).get(0));
        }

        int highest(int scale) {
            List<String> range = range(scale);
            return Integer.parseInt(range.get(range.size() - 1));
        }

        boolean missing(int scale) {
            return List.of(missing.split(" ", -1)).get(scale).equals("?");
        }

        private List<String> range(int scale) {
            return List.of(List.of(grades.split(" ", -1)).get(scale).split("-", -1));
        }
    }

    private static final List<State> PRESSURES = List.of(
            new State("normal", "0 0 0", ". . .", picture -> picture),
            new State("low", "2 2 2", ". . .", p -> p.withHypotension(true, Fluids.NONE)),
            new State("low, one bolus", "2 2 2", ". . .", p -> p.withHypotension(true, Fluids.ONE_BOLUS)),
            new State("low, boluses", "2 3 2", ". . .", p -> p.withHypotension(true, Fluids.SEVERAL_BOLUSES)),
            new State("low, fluids?", "2 2-3 2", ". ? .", p -> p.withHypotension(true, Fluids.UNKNOWN)));

    private static final List<State> PRESSORS = List.of(
            new State("none", "0 0 0", ". . .", picture -> picture),
            pressors("vasopressin", "2 3 3", ". . .", 0, true, Truth.NO),
            pressors("one low", "2 3 3", ". . .", 1, false, Truth.NO),
            pressors("one, dose?", "2-3 3-4 3", "? ? .", 1, false, Truth.UNKNOWN),
            pressors("one high", "3 4 3", ". . .", 1, false, Truth.YES),
            pressors("one low and vasopressin", "3 3 4", ". . .", 1, true, Truth.NO),
            pressors("one high and vasopressin", "3 4 4", ". . .", 1, true, Truth.YES),
            pressors("two low", "3 3 4", ". . .", 2, false, Truth.NO),
            pressors("two, dose?", "3 3-4 4", "? ? .", 2, false, Truth.UNKNOWN),
            pressors("two high", "3 4 4", ". . .", 2, false, Truth.YES));

    private static final List<State> OXYGEN = List.of(
            new State("none", "0 0 0", ". . .", picture -> picture),
            new State("low on air", "2 3 2", ". . .", p -> p.withOxygen(OxygenNeed.HYPOXIC_ON_AIR)),
            oxygen("2 3 2", ". . .", OxygenDevice.NASAL_CANNULA, "0.5", null),
            oxygen("2 3 2", ". . .", OxygenDevice.NASAL_CANNULA, "2", null),
            oxygen("2 3 2", ". . .", OxygenDevice.NASAL_CANNULA, "4.9", null),
            oxygen("3 3 3", ". . .", OxygenDevice.NASAL_CANNULA, "5", null),
            oxygen("3 3 3", ". . .", OxygenDevice.NASAL_CANNULA, "8", null),
            oxygen("2-3 3 2-3", "? . ?", OxygenDevice.NASAL_CANNULA, null, null),
            oxygen("2-3 3 2-3", "? . ?", OxygenDevice.BLOW_BY, "6", null),
            oxygen("2-3 3 2-3", "? . ?", OxygenDevice.SIMPLE_MASK, "5", null),
            oxygen("2 3 2", ". . .", OxygenDevice.VENTURI_MASK, null, "0.399"),
            oxygen("3 3 3", ". . .", OxygenDevice.VENTURI_MASK, null, "0.40"),
            oxygen("2-3 3 2-3", "? . ?", OxygenDevice.CPAP, null, null),
            oxygen("2 3 2", ". . .", OxygenDevice.BIPAP, null, "0.30"),
            oxygen("4 4 4", ". . .", OxygenDevice.INVASIVE_VENTILATION, null, "0.30"),
            oxygen("4 4 4", "? . ?", OxygenDevice.INVASIVE_VENTILATION, null, null));

    private static final List<State> ORGANS = List.of(
            new State("unmeasured", "0 0 0", ". . .", picture -> picture),
            organ("0 0 0", Parameter.CREATININE, 1),
            organ("2 2 0", Parameter.CREATININE, 2),
            organ("3 3 0", Parameter.CREATININE, 3),
            organ("4 3 0", Parameter.CREATININE, 4),
            organ("2 0 0", Parameter.ALT, 2),
            organ("3 2 0", Parameter.AST, 3),
            organ("3 3 0", Parameter.ALT, 4),
            organ("2 0 0", Parameter.BILIRUBIN_TOTAL, 2),
            organ("3 2 0", Parameter.BILIRUBIN_TOTAL, 3),
            organ("4 3 0", Parameter.BILIRUBIN_TOTAL, 4),
            organ("4 0 0", Parameter.FIBRINOGEN, 4),
            organ("0 0 0", Parameter.PLATELETS, 4));

    private static State pressors(
            String name, String grades, String missing, int drugs, boolean vasopressin, Truth high) {
        PressorLoad load = new PressorLoad(drugs, vasopressin, high, high, high);
        return new State(name, grades, missing, picture -> picture.withPressors(load));
    }

    private static State oxygen(
            String grades, String missing, OxygenDevice device, @Nullable String flow, @Nullable String fio2) {
        OxygenNeed need = OxygenNeed.by(
                device, flow == null ? null : new BigDecimal(flow), fio2 == null ? null : new BigDecimal(fio2));
        return new State(device + " " + flow + " " + fio2, grades, missing, picture -> picture.withOxygen(need));
    }

    private static State organ(String grades, Parameter parameter, int grade) {
        OrganToxicity organs = OrganToxicity.UNMEASURED.with(parameter, GradeRange.of(grade));
        return new State(parameter + " " + grade, grades, ". . .", picture -> picture.withOrgans(organs));
    }

    @Test
    void everyCombinationHasTheGradeOfThePapers() {
        for (Gate gate : Gate.values()) {
            for (boolean fever : List.of(true, false)) {
                for (State pressure : PRESSURES) {
                    for (State pressor : PRESSORS) {
                        for (State oxygen : OXYGEN) {
                            ORGANS.forEach(organ -> check(gate, fever, List.of(pressure, pressor, oxygen, organ)));
                        }
                    }
                }
            }
        }
    }

    private static void check(Gate gate, boolean fever, List<State> states) {
        CrsPicture picture = CrsPicture.FEVER_ONLY.withGate(gate, fever);
        for (State state : states) {
            picture = state.change().apply(picture);
        }
        for (int scale = 0; scale < SCALES.size(); scale++) {
            int s = scale;
            int lowest = states.stream().mapToInt(state -> state.lowest(s)).reduce(fever ? 1 : 0, Math::max);
            int highest = states.stream().mapToInt(state -> state.highest(s)).reduce(fever ? 1 : 0, Math::max);
            boolean missing = states.stream().anyMatch(state -> state.missing(s));
            ScaleGrade grade = SCALES.get(s).grade(RULES, picture);
            if (grade.grade() == expectedGrade(gate, lowest)
                    && grade.upper() == expectedUpper(gate, lowest, highest)
                    && grade.completeness() == expectedCompleteness(gate, lowest, missing)) {
                continue;
            }
            assertThat(grade)
                    .as("%s, gate %s, fever %s, %s: %d to %d", SCALES.get(s).id(), gate, fever, states, lowest, highest)
                    .isNull();
        }
    }

    private static int expectedGrade(Gate gate, int lowest) {
        return gate == Gate.OPEN ? lowest : 0;
    }

    private static int expectedUpper(Gate gate, int lowest, int highest) {
        return gate == Gate.OPEN || (gate == Gate.UNDECIDED && lowest > 0) ? highest : 0;
    }

    private static Completeness expectedCompleteness(Gate gate, int lowest, boolean missing) {
        return switch (gate) {
            case OPEN -> missing ? Completeness.PARTIAL : Completeness.COMPLETE;
            case UNDECIDED -> lowest > 0 ? Completeness.INDETERMINATE : Completeness.COMPLETE;
            case CLOSED -> Completeness.COMPLETE;
        };
    }

    @Test
    void aMissingInputNeverLowersTheUpperGradeNorRaisesCompleteness() {
        List<Set<Subject>> lost = List.of(
                Set.of(Subject.TEMPERATURE),
                Set.of(Subject.BLOOD_PRESSURE),
                Set.of(Subject.OXYGENATION),
                Set.of(Subject.TEMPERATURE, Subject.BLOOD_PRESSURE, Subject.OXYGENATION));
        for (State pressure : PRESSURES) {
            for (State pressor : PRESSORS) {
                for (State oxygen : OXYGEN) {
                    CrsPicture full = oxygen.change()
                            .apply(pressor.change().apply(pressure.change().apply(CrsPicture.FEVER_ONLY)));
                    lost.forEach(subjects -> compare(full, subjects));
                }
            }
        }
    }

    private static void compare(CrsPicture full, Set<Subject> lost) {
        for (Gate gate : Gate.values()) {
            for (SecondaryScale scale : SCALES) {
                CrsPicture known = full.withGate(gate, gate == Gate.OPEN);
                ScaleGrade before = scale.grade(RULES, known);
                ScaleGrade after = scale.grade(RULES, forgotten(known, lost).unsureOf(lost));
                assertThat(after.upper())
                        .as("%s %s without %s", scale.id(), known, lost)
                        .isGreaterThanOrEqualTo(before.upper());
                assertThat(after.grade()).isLessThanOrEqualTo(before.grade());
                assertThat(after.completeness())
                        .isNotEqualTo(
                                before.completeness() == Completeness.COMPLETE
                                                && !asked(known, lost).isEmpty()
                                        ? Completeness.COMPLETE
                                        : null);
            }
        }
    }

    private static Set<Subject> asked(CrsPicture picture, Set<Subject> lost) {
        return picture.pressors().any() && lost.equals(Set.of(Subject.BLOOD_PRESSURE)) ? Set.of() : lost;
    }

    /** Nothing is left of what was lost: the pressure, the oxygen; a fever is held. */
    private static CrsPicture forgotten(CrsPicture picture, Set<Subject> lost) {
        CrsPicture less = picture;
        if (lost.contains(Subject.BLOOD_PRESSURE) && !picture.pressors().any()) {
            less = less.withHypotension(false, Fluids.UNKNOWN);
        }
        return lost.contains(Subject.OXYGENATION) ? less.withOxygen(OxygenNeed.NONE) : less;
    }

    @Test
    void aWorseInputNeverLowersAGrade() {
        for (SecondaryScale scale : SCALES) {
            for (State pressor : PRESSORS) {
                for (State oxygen : OXYGEN) {
                    for (State organ : ORGANS) {
                        CrsPicture mild = pressor.change().apply(oxygen.change().apply(CrsPicture.FEVER_ONLY));
                        CrsPicture worse = organ.change().apply(mild);
                        assertThat(scale.grade(RULES, worse).grade())
                                .isGreaterThanOrEqualTo(scale.grade(RULES, mild).grade());
                        assertThat(scale.grade(RULES, mild).grade())
                                .isGreaterThanOrEqualTo(
                                        scale.grade(RULES, oxygen.change().apply(CrsPicture.FEVER_ONLY))
                                                .grade());
                    }
                }
            }
        }
    }
}
