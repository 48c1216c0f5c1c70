// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.grader.store.CommitHook;
import org.cytovigil.grader.store.StateCodec;
import org.cytovigil.grader.store.StoredHistory;
import org.cytovigil.grader.store.Timers;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of one task. Those heard of lately stay in memory, and what changed of them is written when Streams
 * commits: once for all events since the last commit, in the transaction that commits the events.
 */
final class LiveMonitors {
    private final SignalGraph graph;
    private final Pace pace;
    private final StateCodec codec;
    private final KeyValueStore<String, byte[]> patients;
    private final KeyValueStore<String, byte[]> facts;
    private final KeyValueStore<String, byte[]> blocks;
    private final Timers timers;
    private final Map<PatientKey, PatientMonitor> live;
    private final Set<PatientKey> changed = new LinkedHashSet<>();

    /** Monitors over the stores of a task. */
    LiveMonitors(SignalGraph graph, Pace pace, ProcessorContext<?, ?> context) {
        this.graph = graph;
        this.pace = pace;
        this.codec = new StateCodec(graph);
        this.patients = context.getStateStore(Nodes.PATIENTS);
        this.facts = context.getStateStore(Nodes.FACTS);
        this.blocks = context.getStateStore(Nodes.BLOCKS);
        this.timers =
                new Timers(context.getStateStore(Nodes.TIMERS), graph.rules().edition());
        this.live = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<PatientKey, PatientMonitor> eldest) {
                boolean full = size() > pace.live();
                if (full && changed.remove(eldest.getKey())) {
                    write(eldest.getKey(), eldest.getValue());
                }
                return full;
            }
        };
        CommitHook hook = context.getStateStore(Nodes.COMMITS);
        hook.onCommit(this::write);
    }

    /** The monitor of a patient, which goes on from what was kept. */
    PatientMonitor of(PatientKey patient) {
        return live.computeIfAbsent(patient, this::restore);
    }

    /** Those whose time has come, the longest due first, no more than so many. */
    List<PatientKey> dueBy(Instant now, int most) {
        return timers.dueBy(now, most);
    }

    /** Those who were judged under other rules than those in force, no more than so many. */
    List<PatientKey> outdated(int most) {
        return timers.outdated(most);
    }

    /** The monitor of a patient has taken something. */
    void changed(PatientKey patient, PatientMonitor monitor) {
        changed.add(patient);
        timers.set(patient, monitor.nextDue());
    }

    /** Puts off a patient whose monitor fails. */
    void putOff(PatientKey patient, Instant until) {
        timers.set(patient, until);
    }

    /** Forgets what a monitor has done since it was last written. */
    void drop(PatientKey patient) {
        live.remove(patient);
        changed.remove(patient);
    }

    /** Writes all that has changed. */
    void write() {
        for (PatientKey patient : changed) {
            PatientMonitor monitor = live.get(patient);
            if (monitor != null) {
                write(patient, monitor);
            }
        }
        changed.clear();
    }

    private void write(PatientKey patient, PatientMonitor monitor) {
        patients.put(patient.value(), codec.write(monitor.state()));
        timers.store(patient);
    }

    private PatientMonitor restore(PatientKey patient) {
        byte @Nullable [] kept = patients.get(patient.value());
        return new PatientMonitor(
                patient,
                graph,
                new StoredHistory(patient, facts, blocks, codec),
                kept == null ? PatientState.EMPTY : codec.state(kept),
                pace.lateAtOnce());
    }

    /**
     * Begins anew with a patient whose state or history cannot be read: better watched without a past than not at all.
     *
     * @return the state that could not be read, empty where there was none
     */
    byte[] forget(PatientKey patient) {
        drop(patient);
        byte @Nullable [] kept = patients.delete(patient.value());
        new StoredHistory(patient, facts, blocks, codec).forgetAll();
        return kept == null ? new byte[0] : kept;
    }
}
