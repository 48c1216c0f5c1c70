// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.junit.jupiter.api.Test;

/**
 * Facts that change no grade begin blocks of history too, and late ones that wait are read before they are judged: a
 * process may end between what it has settled and the next comparison, and no published line may be forgotten by it.
 */
class SettledWithoutComparisonTest {
    private static final SignalGraph GRAPH = PatientMonitor.graph(GradingCatalogue.known(), GradingRules.defaults());
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");
    private static final int SEEDS = Integer.getInteger("sequences", 300);
    private static final String CRS = "astct-crs-2019";

    private final MemoryHistory history = new MemoryHistory();
    private PatientMonitor monitor = new PatientMonitor(PATIENT, GRAPH, history, PatientState.EMPTY);
    private final Map<String, PublishedLine> holding = new LinkedHashMap<>();
    private Instant now = EIGHT;

    private void accept(Fact fact) {
        now = fact.arrivedAt().isAfter(now) ? fact.arrivedAt() : now;
        heard(monitor.accept(List.of(fact), now));
    }

    private void heard(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Graded graded) {
                graded.line().supersedes().forEach(holding::remove);
                holding.put(graded.line().lineId(), graded.line());
            }
        }
    }

    private void restart() {
        monitor = new PatientMonitor(PATIENT, GRAPH, history, monitor.state());
    }

    private List<String> grades(String system) {
        return holding.values().stream()
                .filter(line ->
                        line.system().equals(system) && line.span().assessment().grade() > 0)
                .map(line -> line.span().from() + " " + line.span().assessment().grade())
                .toList();
    }

    private static FactHeader header(String id, Instant at, Instant arrived) {
        return new FactHeader(PATIENT, id, at, arrived, "", FactStatus.FINAL);
    }

    private static Fact temperature(String id, Instant at, Instant arrived, String value, boolean artefact) {
        return new Measured(
                header(id, at, arrived),
                Parameter.TEMPERATURE,
                new Quantity(new BigDecimal(value), Quantity.Bound.EXACT),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                null,
                false,
                artefact,
                null);
    }

    private void charted(String id, String time, String value, boolean artefact) {
        Instant at = Instant.parse("2026-01-15T" + time + ":00Z");
        accept(temperature(id, at, at, value, artefact));
    }

    @Test
    void aLineOfAnEarlierBlockIsSupersededAfterARestart() {
        charted("fever", "10:20", "38.6", false);
        charted("artefact", "12:50", "39.0", true);
        charted("another", "13:40", "39.0", true);
        assertThat(grades(CRS)).containsExactly("2026-01-15T10:20:00Z 1");
        restart();
        charted("later", "14:55", "38.4", false);
        accept(new Removed(header("fever", Instant.parse("2026-01-15T10:20:00Z"), now.plusSeconds(60))));
        assertThat(grades(CRS)).containsExactly("2026-01-15T14:55:00Z 1");
        heard(monitor.merge(new PatientMerged(header("merge", now, now), new PatientKey("p2")), now)
                .outcomes());
        assertThat(grades(CRS)).isEmpty();
    }

    @Test
    void whatWaitedAndWasReadBeforeItWasJudgedIsPublishedAfterARestart() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            List<Fact> flood = flood(new Random(seed));
            assertThat(published(flood, 0, seed)).as("seed %d", seed).isEqualTo(published(flood, 50, seed));
        }
    }

    /** A few temperatures of a day in any order, all of one second, as a merge or an outage brings them. */
    private static List<Fact> flood(Random random) {
        List<Fact> facts = new ArrayList<>();
        Instant arrived = EIGHT.plus(Duration.ofDays(1));
        int several = 4 + random.nextInt(16);
        for (int index = 0; index < several; index++) {
            Instant at = EIGHT.plus(Duration.ofMinutes(random.nextInt(24 * 60)));
            String value = random.nextBoolean() ? "38.7" : "36.9";
            facts.add(temperature("t" + index, at, arrived, value, random.nextInt(5) == 0));
        }
        return facts;
    }

    /** The lines that hold in the end, from a monitor that goes on from its state after some percent of the facts. */
    private static List<String> published(List<Fact> flood, int percent, int seed) {
        SettledWithoutComparisonTest ward = new SettledWithoutComparisonTest();
        Random random = new Random(seed);
        ward.monitor = new PatientMonitor(PATIENT, GRAPH, ward.history, PatientState.EMPTY, 1);
        for (Fact fact : flood) {
            ward.accept(fact);
            if (random.nextInt(100) < percent) {
                ward.monitor = new PatientMonitor(PATIENT, GRAPH, ward.history, ward.monitor.state(), 1);
            }
        }
        ward.heard(ward.monitor.tick(ward.now));
        return ward.grades(CRS);
    }
}
