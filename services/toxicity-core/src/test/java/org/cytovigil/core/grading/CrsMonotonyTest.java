// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cytovigil.core.grading.CrsAxes.Gate;
import org.cytovigil.core.grading.CrsAxes.Pressors;
import org.cytovigil.core.grading.CrsAxes.Pressure;
import org.cytovigil.core.grading.CrsAxes.Saturation;
import org.cytovigil.core.grading.CrsAxes.Support;
import org.cytovigil.core.grading.CrsTableTest.Input;
import org.junit.jupiter.api.Test;

/** A worse input never lowers CRS; a missing one never lowers what it could be, nor makes the grade complete. */
class CrsMonotonyTest {
    private static final int STEP = Integer.getInteger("monotony.step", 97);

    /** Inputs of each axis from better to worse; each list is a chain. */
    private static final List<List<String>> GATES = List.of(
            List.of("37.9", "37.95", "38.0"),
            List.of("38.0 two days ago, 37.0 ever since", "38.0 within 24 h, then 37.0"));

    private static final List<List<String>> PRESSURES = List.of(
            List.of("118", "90", "one 84 just now", "84 twice"),
            List.of("84, then 118", "84 twice"),
            List.of("mean 65", "mean 64"),
            List.of("118", "84 twice within 2 min", "89.9, 15 min ago"),
            List.of("118, 13 h ago", "84, 13 h ago"),
            List.of("118", "arterial 80 for 2 min"));
    private static final List<List<String>> PRESSORS = List.of(
            List.of("", "norepinephrine", "norepinephrine vasopressin", "norepinephrine epinephrine vasopressin"),
            List.of("", "vasopressin", "norepinephrine vasopressin"),
            List.of("", "dobutamine", "norepinephrine dobutamine"),
            List.of("norepinephrine", "norepinephrine noradrenaline", "norepinephrine epinephrine"));
    private static final List<List<String>> SUPPORTS = List.of(
            List.of("ROOM_AIR", "NASAL_CANNULA 0.5", "NASAL_CANNULA 6", "NASAL_CANNULA 6.1", "CPAP"),
            List.of("NASAL_CANNULA 0", "BLOW_BY", "SIMPLE_MASK 5", "BIPAP"),
            List.of("NASAL_CANNULA", "HIGH_FLOW_NASAL_CANNULA 5", "NON_REBREATHER", "INVASIVE_VENTILATION"));
    private static final List<List<String>> SATURATIONS = List.of(
            List.of("97", "90", "one 88 just now", "88 for 20 min", "88 twice"), List.of("97, 13 h ago", "88 twice"));

    @Test
    void aWorseInputNeverLowersTheGrade() {
        some().forEach(input -> {
            int grade = input.graded().grade();
            worse(input)
                    .forEach(worse -> assertThat(worse.graded().grade())
                            .as("%s, worse than %s", worse, input)
                            .isGreaterThanOrEqualTo(grade));
        });
    }

    /**
     * Where the grade is indeterminate its upper bound is the organ grade, however it is known
     * (docs/clinical/time.md#completeness).
     */
    @Test
    void aMissingInputNeverLowersTheUpperBoundNorMakesTheGradeComplete() {
        some().forEach(input -> {
            Assessment known = input.graded();
            missing(input).forEach(fewer -> {
                Assessment found = fewer.graded();
                if (known.completeness() != Completeness.INDETERMINATE
                        && found.completeness() != Completeness.INDETERMINATE) {
                    assertThat(found.upper())
                            .as("%s, known less of %s", fewer, input)
                            .isGreaterThanOrEqualTo(known.upper());
                    assertThat(found.completeness() == Completeness.COMPLETE
                                    && known.completeness() != Completeness.COMPLETE)
                            .as("%s, known less of %s", fewer, input)
                            .isFalse();
                }
            });
        });
    }

    /** Each has ten neighbours, so fewer than the table walks through. */
    private static Stream<Input> some() {
        return CrsGrid.every(STEP);
    }

    private static Stream<Input> worse(Input input) {
        Stream<Input> gates =
                next(GATES, input.gate().name(), CrsAxes.GATES, Gate::name).map(gate -> input.with(gate));
        Stream<Input> pressures = next(PRESSURES, input.pressure().name(), CrsAxes.PRESSURES, Pressure::name)
                .map(pressure -> input.with(pressure));
        Stream<Input> pressors = next(PRESSORS, input.pressors().drugs(), CrsAxes.PRESSORS, Pressors::drugs)
                .map(drugs -> input.with(drugs));
        Stream<Input> supports = next(SUPPORTS, input.support().words(), CrsAxes.SUPPORTS, Support::words)
                .map(support -> input.with(support, input.saturation()));
        Stream<Input> saturations = next(SATURATIONS, input.saturation().name(), CrsAxes.SATURATIONS, Saturation::name)
                .map(saturation -> input.with(input.support(), saturation));
        return Stream.of(gates, pressures, pressors, supports, saturations).flatMap(Function.identity());
    }

    /** The inputs that come after one in the chains. */
    private static <T> Stream<T> next(
            List<List<String>> chains, String name, List<T> axis, Function<T, String> naming) {
        return chains.stream()
                .filter(chain -> chain.contains(name) && chain.indexOf(name) + 1 < chain.size())
                .map(chain -> named(axis, naming, chain.get(chain.indexOf(name) + 1)));
    }

    private static <T> T named(List<T> axis, Function<T, String> naming, String name) {
        return axis.stream()
                .filter(value -> naming.apply(value).equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same without a temperature, a pressure, or both device and saturation. */
    private static Stream<Input> missing(Input input) {
        Stream<Input> others = Stream.of(
                input.with(CrsAxes.PRESSURES.get(0)), input.with(CrsAxes.SUPPORTS.get(0), CrsAxes.SATURATIONS.get(0)));
        return input.gate().onlyTemperatures()
                ? Stream.concat(Stream.of(input.with(CrsAxes.GATES.get(0))), others)
                : others;
    }
}
