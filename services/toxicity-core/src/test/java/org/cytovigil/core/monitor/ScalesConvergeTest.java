// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every known scale publishes, in any order of arrival and with corrections, what its converged view says. */
class ScalesConvergeTest {
    private static final Instant START = Instant.parse("2026-01-15T00:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final int SEQUENCES = Integer.getInteger("sequences", 100);
    private static final GradingCatalogue KNOWN = GradingCatalogue.known();

    @Test
    void publishedLinesOfAllScalesConvergeWhateverTheOrderOfArrival() {
        for (long seed = 1; seed <= SEQUENCES; seed++) {
            Random random = new Random(seed);
            List<Fact> facts = facts(random);
            Collections.shuffle(facts, random);
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            assertThat(ConvergenceTest.known(ConvergenceTest.published(facts, end, new Random(1), KNOWN)))
                    .as("seed %d", seed)
                    .isEqualTo(ConvergenceTest.known(ConvergenceTest.converged(facts, end, KNOWN)));
        }
    }

    private static List<Fact> facts(Random random) {
        List<Fact> facts = new ArrayList<>();
        int count = 8 + random.nextInt(30);
        for (int i = 0; i < count; i++) {
            Instant at = START.plus(Duration.ofMinutes(random.nextInt(40 * 60)));
            facts.add(fact(random, header("f" + i, at, at, FactStatus.FINAL)));
            if (random.nextInt(6) == 0) {
                Instant later = at.plus(Duration.ofMinutes(10));
                boolean removed = random.nextBoolean();
                FactHeader header =
                        header("f" + i, at, later, removed ? FactStatus.ENTERED_IN_ERROR : FactStatus.CORRECTED);
                facts.add(removed ? new Removed(header) : fact(random, header));
            }
        }
        return facts;
    }

    private static FactHeader header(String id, Instant at, Instant arrived, FactStatus status) {
        return new FactHeader(PATIENT, id, at, arrived, "", status);
    }

    private static Fact fact(Random random, FactHeader header) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> measured(header, Parameter.TEMPERATURE, 36 + random.nextInt(4), null);
            case 2 -> measured(header, Parameter.SYSTOLIC_BP, 80 + random.nextInt(40), null);
            case 3 ->
                measured(
                        header,
                        any(random, Parameter.ALT, Parameter.CREATININE, Parameter.BILIRUBIN_TOTAL),
                        1 + random.nextInt(30),
                        "1.5");
            case 4 ->
                new OxygenSupport(
                        header,
                        any(random, OxygenDevice.values()),
                        new BigDecimal(1 + random.nextInt(10)),
                        random.nextBoolean() ? null : new BigDecimal("0.35"),
                        any(random, OxygenIndication.values()));
            case 5 -> measured(header, Parameter.FIO2, 1, null);
            case 6 -> measured(header, Parameter.WEIGHT, 20 + random.nextInt(80), null);
            case 7 ->
                new MedicationAction(
                        header,
                        any(random, "norepinephrine", "epinephrine", "vasopressin", "paracetamol", "plasma"),
                        any(random, MedicationVerb.values()),
                        new BigDecimal(any(random, "0", "0.05", "0.3")),
                        "ug/kg/min");
            case 8 ->
                new TherapyStep(
                        header,
                        Product.BLINATUMOMAB,
                        any(random, TherapyPhase.values()),
                        1,
                        new BigDecimal(any(random, "9", "28")),
                        "ug/d",
                        null);
            default -> new NeuroFinding(header, finding(random));
        };
    }

    private static Finding finding(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Finding.Seizure(true, null, random.nextBoolean());
            case 1 -> new Finding.Consciousness(any(random, Finding.Level.values()));
            default -> new Finding.Ice(random.nextInt(11), 10, List.of());
        };
    }

    @SafeVarargs
    private static <T> T any(Random random, T... some) {
        return some[random.nextInt(some.length)];
    }

    private static Measured measured(FactHeader header, Parameter parameter, int value, @Nullable String uln) {
        return new Measured(
                header,
                parameter,
                Quantity.of(Integer.toString(value)),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                uln == null ? null : Quantity.of(uln),
                false,
                false);
    }
}
