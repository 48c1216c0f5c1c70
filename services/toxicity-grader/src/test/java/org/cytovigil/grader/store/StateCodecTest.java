// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.fact.Site;
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

class StateCodecTest {
    private static final Instant AT = Instant.parse("2026-01-15T08:00:00Z");
    private final SignalGraph graph = PatientMonitor.graph(GradingCatalogue.standard(), GradingRules.defaults());
    private final StateCodec codec = new StateCodec(graph);

    private PatientState monitored() {
        PatientKey patient = new PatientKey("p1");
        PatientMonitor monitor = new PatientMonitor(patient, graph, new MemoryHistory(), PatientState.EMPTY);
        var unused = monitor.accept(
                List.of(new Measured(
                        new FactHeader(patient, "t", AT, AT, "", FactStatus.FINAL),
                        Parameter.TEMPERATURE,
                        Quantity.of("37.0"),
                        Site.SKIN,
                        Method.CONTINUOUS)),
                AT);
        return monitor.state();
    }

    /** Each task has a codec, and tasks come and go: classes that were generated for one would fill the memory. */
    @Test
    void anotherCodecNeedsNoMoreClasses() {
        PatientState state = monitored();
        assertThat(codec.state(codec.write(state))).isEqualTo(state);
        long before = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        for (int task = 0; task < 20; task++) {
            StateCodec another = new StateCodec(graph);
            assertThat(another.state(another.write(state))).isEqualTo(state);
        }
        assertThat(ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - before)
                .isLessThan(500);
    }

    @Test
    void aStateIsReadAsItWasWritten() {
        PatientState state = monitored();
        assertThat(state.steady()).hasSize(1);
        assertThat(codec.state(codec.write(state))).isEqualTo(state);
    }

    /** Versions before it did not keep what monitors send unchanged. */
    @Test
    void aStateOfAnEarlierVersionIsReadWithoutWhatItLacks() throws IOException {
        ObjectMapper smile = new SmileMapper();
        ObjectNode tree = (ObjectNode) smile.readTree(codec.write(monitored()));
        assertThat(tree.remove("steady")).isNotNull();
        PatientState read = codec.state(smile.writeValueAsBytes(tree));
        assertThat(read.steady()).isEmpty();
        assertThat(read.newestData()).isEqualTo(monitored().newestData());
    }

    /** Whatever any scale remembers of generated histories, of the therapies beside CAR T cells too. */
    @Test
    void theStateOfEveryScaleIsReadAsItWasWritten() {
        SignalGraph every = PatientMonitor.graph(GradingCatalogue.known(), GradingRules.defaults());
        StateCodec all = new StateCodec(every);
        Set<String> kept = new HashSet<>();
        for (int seed = 1; seed <= 5; seed++) {
            EventGrammar grammar = new EventGrammar(new Random(seed));
            Intake intake = new Intake();
            PatientMonitor monitor =
                    new PatientMonitor(new PatientKey("p1"), every, new MemoryHistory(), PatientState.EMPTY);
            for (int number = 0; number < 120; number++) {
                Instant at = AT.plusSeconds(number * 1_300L);
                ObjectNode event = grammar.event("p1", at).put("id", "e" + number);
                if (intake.accept(new JsonFields(event), null) instanceof IntakeResult.Accepted accepted) {
                    var unused = monitor.accept(List.of(accepted.fact()), at);
                    PatientState state = monitor.state();
                    assertThat(all.state(all.write(state))).as("seed %d", seed).isEqualTo(state);
                    kept.addAll(state.factLog().timeline().signals().keySet());
                }
            }
        }
        assertThat(kept)
                .contains(
                        "therapies",
                        "result-alt",
                        "count-anc",
                        "finding-ascites",
                        "marker-cd19",
                        "residual-disease",
                        "word-behaviour",
                        "vital-heart_rate",
                        "before-infusion-crp");
    }

    /** Facts are generated from the grammar of the event lines: each kind, each field now set, now not. */
    @Test
    void everyKindOfFactIsReadAsItWasWritten() {
        EventGrammar grammar = new EventGrammar(new Random(1));
        Intake intake = new Intake();
        Set<Class<?>> kinds = new HashSet<>();
        for (int number = 0; number < 5_000; number++) {
            ObjectNode event = grammar.event("p1", AT.plusMillis(number)).put("id", "e" + number);
            if (number % 50 == 0) {
                event.put("status", "ENTERED_IN_ERROR");
            }
            Fact fact = ((IntakeResult.Accepted) intake.accept(new JsonFields(event), null)).fact();
            assertThat(codec.fact(codec.write(fact))).as("%s", event).isEqualTo(fact);
            kinds.add(fact.getClass());
            if (fact instanceof NeuroFinding found) {
                kinds.add(found.finding().getClass());
            } else if (fact instanceof ClinicalFinding found) {
                kinds.add(found.value().getClass());
            }
        }
        Set<Class<?>> all = new HashSet<>(Set.of(Fact.class.getPermittedSubclasses()));
        all.addAll(Set.of(Finding.class.getPermittedSubclasses()));
        all.addAll(Set.of(FindingValue.class.getPermittedSubclasses()));
        // A merge leaves nothing behind, and handed-over samples are kept as blocks.
        all.removeAll(Set.of(PatientMerged.class, SamplesMoved.class));
        assertThat(kinds).isEqualTo(all);
    }
}
