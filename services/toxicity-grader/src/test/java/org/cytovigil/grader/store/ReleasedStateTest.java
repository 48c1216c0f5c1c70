// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.MemoryHistory;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.testkit.grammar.EventGrammar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each released version kept of patients is read, and what arrives then leads to the grades that all facts give today
 * (RELEASING.md). {@code -Dreleased=VERSION} writes the files of a release.
 */
class ReleasedStateTest {
    private static final Path RELEASED = Path.of("src/test/resources/org/cytovigil/grader/store/released");
    private static final Instant BEGIN = Instant.parse("2026-01-15T08:00:00Z");
    private static final int CHARTED = 120;
    private static final int SAMPLED = 400;
    private static final SignalGraph GRAPH = PatientMonitor.graph(GradingCatalogue.known(), GradingRules.defaults());
    private static final StateCodec CODEC = new StateCodec(GRAPH);

    static Stream<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kept")
    void goesOn(Path file) throws IOException {
        KeptPatient kept = KeptPatient.read(Files.readAllBytes(file));
        MemoryHistory history = new MemoryHistory();
        kept.blocks().forEach(block -> history.keep(CODEC.block(block)));
        kept.facts().forEach(fact -> history.keep(CODEC.fact(fact)));
        PatientState state = CODEC.state(kept.state().get());
        assertThat(state.scales()).isNotEmpty();
        PatientMonitor monitor = new PatientMonitor(new PatientKey(kept.name()), GRAPH, history, state);
        take(monitor, facts(kept.further()));

        List<Fact> all = new ArrayList<>(facts(kept.arrived()));
        all.addAll(facts(kept.further()));
        PatientMonitor fresh =
                new PatientMonitor(new PatientKey(kept.name()), GRAPH, new MemoryHistory(), PatientState.EMPTY);
        take(fresh, all);
        assertThat(current(monitor)).isNotEmpty().isEqualTo(current(fresh));
    }

    @Test
    void everyReleaseIsKept() throws IOException {
        assertThat(kept().map(file -> RELEASED.relativize(file).getName(0).toString()))
                .contains("0.1.0");
    }

    private static List<Fact> facts(List<byte[]> bytes) {
        return bytes.stream().map(CODEC::fact).toList();
    }

    private static void take(PatientMonitor monitor, List<Fact> facts) {
        for (Fact fact : facts) {
            var unused = monitor.accept(List.of(fact), fact.arrivedAt());
        }
    }

    private static Map<String, GradeSpan> current(PatientMonitor monitor) {
        Map<String, GradeSpan> current = new TreeMap<>();
        monitor.state().scales().forEach((scale, state) -> {
            GradeSpan span = state.current();
            if (span != null) {
                current.put(scale, span);
            }
        });
        return current;
    }

    @Test
    @EnabledIfSystemProperty(named = "released", matches = "[0-9.]+")
    void writesTheFilesOfARelease() throws IOException {
        Path folder = Files.createDirectories(RELEASED.resolve(System.getProperty("released")));
        for (int seed = 1; seed <= 4; seed++) {
            Files.write(folder.resolve("patient-" + seed), patient(seed).written());
        }
    }

    private static KeptPatient patient(int seed) {
        String name = "kept" + seed;
        List<Fact> facts = Stream.concat(charted(name, new Random(seed)), sampled(name, new Random(seed)))
                .sorted(Fact.BY_TIME)
                .toList();
        List<Fact> first = facts.subList(0, facts.size() * 2 / 3);
        MemoryHistory history = new MemoryHistory();
        PatientMonitor monitor = new PatientMonitor(new PatientKey(name), GRAPH, history, PatientState.EMPTY);
        take(monitor, first);
        return new KeptPatient(
                name,
                Bytes.wrap(CODEC.write(monitor.state())),
                history.blocks().stream().map(CODEC::write).toList(),
                written(history.facts(Instant.MIN, Instant.MAX)),
                written(first),
                written(facts.subList(first.size(), facts.size())));
    }

    private static List<byte[]> written(List<Fact> facts) {
        return facts.stream().map(CODEC::write).toList();
    }

    private static Stream<Fact> charted(String name, Random random) {
        EventGrammar grammar = new EventGrammar(random);
        return IntStream.range(0, CHARTED)
                .mapToObj(number -> fact(
                        grammar.event(name, BEGIN.plusSeconds(number * 1_300L)).put("id", "e" + number)));
    }

    /** A monitor, somewhere between. */
    private static Stream<Fact> sampled(String name, Random random) {
        Instant begin = BEGIN.plusSeconds(random.nextInt(100_000));
        return IntStream.range(0, SAMPLED).mapToObj(number -> {
            Instant at = begin.plusSeconds(number);
            return new Measured(
                    new FactHeader(new PatientKey(name), "s" + number, at, at, "", FactStatus.FINAL),
                    number % 2 == 0 ? Parameter.HEART_RATE : Parameter.SPO2,
                    Quantity.of(Integer.toString(88 + random.nextInt(6))),
                    Site.UNSPECIFIED,
                    Method.CONTINUOUS);
        });
    }

    private static Fact fact(ObjectNode event) {
        if (new Intake().accept(new JsonFields(event), null) instanceof IntakeResult.Accepted accepted) {
            return accepted.fact();
        }
        throw new AssertionError("not accepted: " + event);
    }
}
