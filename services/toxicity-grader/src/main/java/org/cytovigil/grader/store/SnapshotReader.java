// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.replay.Snapshot;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalState;

/** Reads a snapshot: the name of a signal or scale tells the type of its state; states of unknown ones are left out. */
final class SnapshotReader extends StdDeserializer<Snapshot> {
    private static final long serialVersionUID = 1;

    /** Attribute of a read: the {@link SignalGraph} whose types a snapshot holds. */
    static final String GRAPH = "graph";

    SnapshotReader() {
        super(Snapshot.class);
    }

    @Override
    public Snapshot deserialize(JsonParser in, DeserializationContext context) throws IOException {
        SignalGraph graph = (SignalGraph) context.getAttribute(GRAPH);
        JsonNode tree = context.readTree(in);
        Map<String, SignalState> signals = new HashMap<>();
        for (Signal<?> signal : graph.signals()) {
            JsonNode state = tree.path("signals").path(signal.name());
            if (!state.isMissingNode()) {
                signals.put(signal.name(), context.readTreeAsValue(state, signal.type()));
            }
        }
        Map<String, Object> memories = new HashMap<>();
        Map<String, Assessment> assessments = new HashMap<>();
        for (GradingSystem<?> system : graph.systems()) {
            JsonNode memory = tree.path("memories").path(system.id());
            if (!memory.isMissingNode()) {
                memories.put(system.id(), context.readTreeAsValue(memory, system.memoryType()));
            }
            JsonNode assessment = tree.path("assessments").path(system.id());
            if (!assessment.isMissingNode()) {
                assessments.put(system.id(), context.readTreeAsValue(assessment, Assessment.class));
            }
        }
        return new Snapshot(
                context.readTreeAsValue(tree.path("checkpoint"), Instant.class), signals, memories, assessments);
    }
}
