// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Coding;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.signal.LookAheadSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;

/** Which signals read what, in the order in which they depend on each other; worked out once for a set of scales. */
public final class SignalGraph {
    private static final Set<Class<? extends Fact>> STANDING =
            Set.of(PatientDetails.class, TherapyStep.class, CauseJudged.class);

    private final GradingRules rules;
    private final List<GradingSystem<?>> systems;
    private final List<Signal<?>> signals;
    private final SignalStates.Slots slots;
    private final Map<GradingSystem<?>, List<Signal<?>>> bySystem = new HashMap<>();
    private final Map<Signal<?>, List<String>> systemsBySignal = new HashMap<>();
    private final Map<Signal<?>, List<Signal<?>>> dependents = new HashMap<>();
    private final Map<Object, List<Signal<?>>> readers = new ConcurrentHashMap<>();
    private final Map<SampleGroup, List<Signal<?>>> samplers = new EnumMap<>(SampleGroup.class);
    private final List<LookAheadSignal<?>> foresights = new ArrayList<>();
    private final Coding coding;

    /**
     * Wires scales.
     *
     * @param further signals that are read although no scale needs them
     */
    public SignalGraph(
            Collection<? extends GradingSystem<?>> systems, Collection<Signal<?>> further, GradingRules rules) {
        this.rules = rules;
        this.systems = List.copyOf(systems);
        Set<Signal<?>> ordered = new LinkedHashSet<>();
        for (GradingSystem<?> system : systems) {
            Set<Signal<?>> own = new LinkedHashSet<>();
            system.signals().forEach(signal -> add(signal, own));
            bySystem.put(system, List.copyOf(own));
            own.forEach(signal -> systemsBySignal
                    .computeIfAbsent(signal, key -> new ArrayList<>())
                    .add(system.id()));
            ordered.addAll(own);
        }
        further.forEach(signal -> add(signal, ordered));
        this.signals = List.copyOf(ordered);
        this.slots = new SignalStates.Slots(signals);
        for (Signal<?> signal : signals) {
            if (signal instanceof LookAheadSignal<?> foresight) {
                foresights.add(foresight);
            }
            dependents.put(
                    signal,
                    signals.stream()
                            .filter(other ->
                                    !other.equals(signal) && closure(other).contains(signal))
                            .toList());
        }
        for (SampleGroup group : SampleGroup.values()) {
            samplers.put(
                    group,
                    signals.stream()
                            .filter(signal -> group.parameters().stream()
                                    .anyMatch(signal.inputs().parameters()::contains))
                            .toList());
        }
        this.coding =
                new Coding(signals.stream().map(signal -> signal.limits(rules)).toList());
    }

    private static void add(Signal<?> signal, Set<Signal<?>> to) {
        signal.dependsOn().forEach(needed -> add(needed, to));
        to.add(signal);
    }

    private static Set<Signal<?>> closure(Signal<?> signal) {
        Set<Signal<?>> all = new LinkedHashSet<>();
        add(signal, all);
        return all;
    }

    /** The rules in force. */
    public GradingRules rules() {
        return rules;
    }

    /** The scales. */
    public List<GradingSystem<?>> systems() {
        return systems;
    }

    /** All signals, each after those that it depends on. */
    public List<Signal<?>> signals() {
        return signals;
    }

    /** The place of each signal among the states. */
    SignalStates.Slots slots() {
        return slots;
    }

    /** Whether a fact tells something lasting of the person or the therapy, so that it is never too old. */
    boolean isStanding(Fact fact) {
        return STANDING.contains(fact.getClass());
    }

    /** The signals that read nothing but such facts. */
    List<Signal<?>> standing() {
        return signals.stream()
                .filter(signal -> signal.inputs().parameters().isEmpty()
                        && STANDING.containsAll(signal.inputs().kinds()))
                .toList();
    }

    /** The signals that know what lies ahead. */
    List<LookAheadSignal<?>> foresights() {
        return foresights;
    }

    /** Whether a fact bears on what lies before it. */
    boolean isForeseen(@Nullable Fact fact) {
        return fact != null
                && foresights.stream().anyMatch(signal -> signal.inputs().contain(fact));
    }

    /** How samples are coded. */
    public Coding coding() {
        return coding;
    }

    /** The signals of a scale with all that they depend on. */
    List<Signal<?>> signalsOf(GradingSystem<?> system) {
        return bySystem.getOrDefault(system, List.of());
    }

    /** The ids of the scales that read a signal, or one that depends on it. */
    List<String> systemsOf(Signal<?> signal) {
        return systemsBySignal.getOrDefault(signal, List.of());
    }

    /** The signals that depend on a signal. */
    List<Signal<?>> dependents(Signal<?> signal) {
        return dependents.getOrDefault(signal, List.of());
    }

    /** The signals that read a fact. */
    public List<Signal<?>> readers(Fact fact) {
        Object kind = fact instanceof Measured measured ? measured.parameter() : fact.getClass();
        return readers.computeIfAbsent(
                kind,
                key -> signals.stream()
                        .filter(signal -> signal.inputs().contain(fact))
                        .toList());
    }

    /** The signals that read samples of a group. */
    List<Signal<?>> readers(SampleGroup group) {
        return samplers.getOrDefault(group, List.of());
    }

    /** Order of event time; at one instant what others depend on comes first, then by id and source. */
    public Comparator<Fact> order() {
        return Comparator.comparing(Fact::at).thenComparingInt(this::rank).thenComparing(Fact.BY_TIME);
    }

    private int rank(Fact fact) {
        List<Signal<?>> by = new ArrayList<>(readers(fact));
        return by.isEmpty() ? signals.size() : signals.indexOf(by.get(0));
    }
}
