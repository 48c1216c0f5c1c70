// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.oracle.Oracle;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pressures of one second, of which some are corrected or removed while more of it come, in any order. */
class CorrectedSecondsTest {
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final Instant BEGIN = Instant.parse("2026-01-10T08:00:00Z");
    private static final List<Parameter> PRESSURES =
            List.of(Parameter.SYSTOLIC_BP, Parameter.MEAN_BP, Parameter.DIASTOLIC_BP);

    private final List<Fact> facts = new ArrayList<>();
    private Random random = new Random(0);
    private String source = "monitor";

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void convergeWhateverTheOrderOfArrival(long seed) {
        random = new Random(seed);
        generate();
        isTheSameInAnyOrder(seed % 2 == 0 ? GradingCatalogue.known() : GradingCatalogue.standard());
    }

    /** Two monitors sample the same line: each corrects and takes out what it said itself. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void belongToTheSourceThatSentThem(long seed) {
        random = new Random(seed);
        for (String each : List.of("monitor", "station", "central")) {
            source = each;
            generate();
        }
        Instant end = BEGIN.plusSeconds(3_600);
        ConvergedGrades core = new ConvergedGrades(GradingCatalogue.standard(), GradingRules.defaults());
        assertThat(Oracle.written(core.lines(facts, end))).isEqualTo(Oracle.lines(facts, end));
        isTheSameInAnyOrder(GradingCatalogue.standard());
    }

    /** Nothing is left of a temperature without a unit that is taken out, not even that its unit was inferred. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void takeTheInferredUnitAlong(long seed) {
        random = new Random(seed);
        boolean inferred = random.nextBoolean();
        facts.add(temperature("f", BEGIN, 0, FactStatus.FINAL, true));
        facts.add(temperature("g", BEGIN.plusSeconds(1_800), 0, FactStatus.FINAL, false));
        facts.add(
                random.nextBoolean()
                        ? temperature("f", BEGIN, 2_400, FactStatus.CORRECTED, inferred)
                        : new Removed(
                                header("f", BEGIN, 2_400, FactStatus.ENTERED_IN_ERROR),
                                Parameter.TEMPERATURE,
                                Method.CONTINUOUS,
                                Site.UNSPECIFIED));
        isTheSameInAnyOrder(GradingCatalogue.standard());
    }

    private Measured temperature(String id, Instant at, int arrivedAfter, FactStatus status, boolean inferred) {
        return new Measured(
                header(id, at, arrivedAfter, status),
                Parameter.TEMPERATURE,
                Quantity.of(random.nextBoolean() ? "38.1" : "36.7"),
                Site.UNSPECIFIED,
                Method.CONTINUOUS,
                null,
                null,
                inferred,
                false,
                null);
    }

    private void isTheSameInAnyOrder(GradingCatalogue catalogue) {
        Instant end = BEGIN.plusSeconds(3_600);
        var expected = ConvergenceTest.known(ConvergenceTest.converged(facts, end, catalogue));
        for (int order = 0; order < 3; order++) {
            Collections.shuffle(facts, random);
            assertThat(ConvergenceTest.known(ConvergenceTest.converged(facts, end, catalogue)))
                    .isEqualTo(expected);
            assertThat(ConvergenceTest.known(ConvergenceTest.published(facts, end, random, catalogue)))
                    .isEqualTo(expected);
        }
    }

    private void generate() {
        facts.add(new Measured(
                header("t", BEGIN.minusSeconds(600), 0, FactStatus.FINAL),
                Parameter.TEMPERATURE,
                Quantity.of("39"),
                Site.UNSPECIFIED,
                Method.SPOT));
        int seconds = 1 + random.nextInt(4);
        for (int i = 0; i < seconds; i++) {
            Instant at = BEGIN.plusSeconds(300L * i);
            for (Parameter parameter : PRESSURES) {
                pressure(parameter, at, Character.toString('a' + random.nextInt(26)) + facts.size());
            }
        }
    }

    /** No pair of the values contradicts each other. */
    private void pressure(Parameter parameter, Instant at, String id) {
        if (random.nextInt(4) > 0) {
            facts.add(measured(parameter, at, id, 0, FactStatus.FINAL));
        }
        if (random.nextInt(3) == 0) {
            facts.add(measured(parameter, at, id, 60, FactStatus.CORRECTED));
        }
        if (random.nextInt(5) == 0) {
            facts.add(new Removed(
                    header(id, at, 120, FactStatus.ENTERED_IN_ERROR),
                    parameter,
                    Method.ARTERIAL_LINE,
                    Site.UNSPECIFIED));
        }
    }

    private Measured measured(Parameter parameter, Instant at, String id, int arrivedAfter, FactStatus status) {
        int value = switch (parameter) {
            case SYSTOLIC_BP -> random.nextBoolean() ? 85 : 118;
            case MEAN_BP -> random.nextBoolean() ? 60 : 75;
            default -> 40;
        };
        return new Measured(
                header(id, at, arrivedAfter, status),
                parameter,
                Quantity.of(Integer.toString(value)),
                Site.UNSPECIFIED,
                Method.ARTERIAL_LINE);
    }

    private FactHeader header(String id, Instant at, int arrivedAfter, FactStatus status) {
        return new FactHeader(PATIENT, id, at, at.plusSeconds(arrivedAfter), source, status);
    }
}
