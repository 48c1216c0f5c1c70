// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.chart;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.measure.Parameter;

/**
 * All that is known of a patient: usable facts by kind, each in order of event time, ties by id; without removed
 * facts, artefacts and pressures that contradict each other.
 */
public final class Chart {
    /** Nothing known. */
    public static final Chart EMPTY = new Chart(Map.of(), Map.of());

    private final Map<Parameter, List<Measured>> measured;
    private final Map<Class<?>, List<Fact>> others;

    private Chart(Map<Parameter, List<Measured>> measured, Map<Class<?>, List<Fact>> others) {
        this.measured = measured;
        this.others = others;
    }

    /** The chart with other measurements of some parameters. */
    Chart with(Map<Parameter, List<Measured>> changed) {
        Map<Parameter, List<Measured>> next = new EnumMap<>(Parameter.class);
        next.putAll(measured);
        changed.forEach((parameter, facts) -> next.put(parameter, List.copyOf(facts)));
        return new Chart(next, others);
    }

    /** The chart with other facts of one kind. */
    Chart with(Class<?> kind, List<Fact> facts) {
        Map<Class<?>, List<Fact>> next = new HashMap<>(others);
        next.put(kind, List.copyOf(facts));
        return new Chart(measured, next);
    }

    /** Facts of one kind other than measurements, in order of event time. */
    @SuppressWarnings("unchecked") // put in by their own class
    public <F extends Fact> List<F> of(Class<F> kind) {
        return (List<F>) others.getOrDefault(kind, List.of());
    }

    /** Measurements of one parameter, in order of event time. */
    public List<Measured> of(Parameter parameter) {
        return measured.getOrDefault(parameter, List.of());
    }
}
