// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples that are read later, and runs that are read as one, leave what reading each at once leaves. */
class DeferredSamplesTest {
    private static final PatientKey PATIENT = new PatientKey("deferred");
    private static final Instant BEGIN = Instant.parse("2026-01-10T07:57:00Z");
    private static final int SECONDS = 500;

    private final List<Fact> facts = new ArrayList<>();
    private Random random = new Random(0);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void isNotSeenByWhoeverLooks(long seed) {
        random = new Random(seed);
        generate();
        GradingCatalogue catalogue = seed % 2 == 0 ? GradingCatalogue.known() : GradingCatalogue.standard();
        SignalGraph graph = PatientMonitor.graph(catalogue, GradingRules.defaults());
        FactLog deferring = new FactLog(graph, new MemoryHistory(), FactLogState.EMPTY);
        FactLog watched = new FactLog(graph, new MemoryHistory(), FactLogState.EMPTY);
        Instant evaluated = Instant.MIN;
        int quiet = 0;
        for (Fact fact : facts) {
            Effect effect = deferring.take(fact, evaluated, fact.arrivedAt());
            assertThat(effect).as("%s", fact).isEqualTo(watched.take(fact, evaluated, fact.arrivedAt()));
            watched.timeline();
            if (effect == Effect.QUIET) {
                quiet++;
                assertThat(deferring.changes()).as("%s", fact).isBeforeOrEqualTo(watched.changes());
            } else if (effect == Effect.CHANGED) {
                evaluated = fact.arrivedAt();
                judge(deferring, evaluated);
                judge(watched, evaluated);
                assertThat(deferring.timeline().snapshot())
                        .isEqualTo(watched.timeline().snapshot());
            }
        }
        assertThat(quiet).as("samples that change nothing").isPositive();
        assertThat(deferring.state()).isEqualTo(watched.state());
    }

    private static void judge(FactLog log, Instant until) {
        log.catchUp(until);
        log.settle(until.minus(Duration.ofMinutes(2)));
        log.compared();
    }

    private void generate() {
        int period = random.nextInt(4) == 0 ? 7 : 1;
        int pressure = random.nextInt(3) == 0 ? 91 : 115;
        int saturation = random.nextInt(3) == 0 ? 90 : 96;
        for (int second = 0; second < SECONDS; second += period) {
            Instant at = BEGIN.plusSeconds(second);
            if (random.nextInt(200) != 0) {
                monitors(at, pressure + around(3), saturation + around(1));
            }
            if (random.nextInt(60) == 0) {
                charted(at.minusSeconds(random.nextInt(120)), at);
            }
        }
    }

    private void monitors(Instant at, int systolic, int saturation) {
        Instant jitter = random.nextInt(30) == 0 ? at.minusSeconds(2) : at;
        facts.add(measured(jitter, at, Parameter.SYSTOLIC_BP, systolic, Method.ARTERIAL_LINE));
        facts.add(measured(jitter, at, Parameter.MEAN_BP, systolic - 30, Method.ARTERIAL_LINE));
        facts.add(measured(at, at, Parameter.HEART_RATE, 89 + around(2), Method.CONTINUOUS));
        facts.add(measured(at, at, Parameter.SPO2, saturation, Method.CONTINUOUS));
        facts.add(measured(at, at, Parameter.TEMPERATURE, random.nextInt(90) == 0 ? 39 : 37, Method.CONTINUOUS));
        if (random.nextInt(20) == 0) {
            facts.add(measured(at, at, Parameter.SYSTOLIC_BP, systolic + around(9), Method.CONTINUOUS));
        }
    }

    private void charted(Instant at, Instant arrived) {
        switch (random.nextInt(3)) {
            case 0 -> facts.add(measured(at, arrived, Parameter.SPO2, 95 + around(3), Method.SPOT));
            case 1 -> facts.add(measured(at, arrived, Parameter.SYSTOLIC_BP, 100 + around(15), Method.SPOT));
            default ->
                facts.add(new OxygenSupport(
                        header(at, arrived),
                        random.nextBoolean() ? OxygenDevice.ROOM_AIR : OxygenDevice.NASAL_CANNULA,
                        null,
                        null,
                        OxygenIndication.RESPIRATORY));
        }
    }

    private int around(int width) {
        return random.nextInt(2 * width + 1) - width;
    }

    private Measured measured(Instant at, Instant arrived, Parameter parameter, int value, Method method) {
        return new Measured(
                header(at, arrived), parameter, Quantity.of(Integer.toString(value)), Site.UNSPECIFIED, method);
    }

    private FactHeader header(Instant at, Instant arrived) {
        return new FactHeader(PATIENT, "d" + facts.size(), at, arrived, "monitor", FactStatus.FINAL);
    }
}
