// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.sample;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * One continuous feed of a patient.
 *
 * @param group what is sampled together: the three pressures, or one parameter
 * @param method how; only pressures are also measured by a line
 */
public record Series(SampleGroup group, Method method) implements Comparable<Series> {
    /** Named with each sample: the same few objects, so that none is made anew. */
    private static final Map<SampleGroup, Map<Method, Optional<Series>>> KNOWN = known();

    private static Map<SampleGroup, Map<Method, Optional<Series>>> known() {
        Map<SampleGroup, Map<Method, Optional<Series>>> known = new EnumMap<>(SampleGroup.class);
        for (SampleGroup group : SampleGroup.values()) {
            Map<Method, Optional<Series>> ofGroup = new EnumMap<>(Method.class);
            for (Method method : Method.values()) {
                ofGroup.put(method, Optional.of(new Series(group, method)));
            }
            known.put(group, ofGroup);
        }
        return known;
    }

    /** Names it; {@link #named} reads the name. */
    public String name() {
        return method + "/" + group;
    }

    /**
     * The feed of a name.
     *
     * @throws IllegalArgumentException where it names none
     */
    public static Series named(String name) {
        int slash = name.indexOf('/');
        return new Series(
                SampleGroup.valueOf(name.substring(slash + 1)), Method.valueOf(name.substring(0, Math.max(0, slash))));
    }

    /** The feed that a fact is a sample of; empty for everything else. */
    public static Optional<Series> of(Fact fact) {
        if (fact instanceof Measured measured) {
            return of(measured.parameter(), measured.method(), measured.site());
        }
        return fact instanceof Removed removed
                ? of(removed.parameter(), removed.method(), removed.site())
                : Optional.empty();
    }

    /** What a fact measured, null where it is no measurement or does not tell. */
    public static @Nullable Parameter parameter(Fact fact) {
        return fact instanceof Measured measured
                ? measured.parameter()
                : fact instanceof Removed removed ? removed.parameter() : null;
    }

    private static Optional<Series> of(@Nullable Parameter parameter, Method method, Site site) {
        SampleGroup group = parameter == null || !method.isContinuous()
                ? null
                : SampleGroup.of(parameter, site).orElse(null);
        return group == null ? Optional.empty() : of(group, group == SampleGroup.PRESSURE ? method : Method.CONTINUOUS);
    }

    private static Optional<Series> of(SampleGroup group, Method method) {
        return KNOWN.getOrDefault(group, Map.of()).getOrDefault(method, Optional.empty());
    }

    @Override
    public int compareTo(Series other) {
        int byGroup = group.compareTo(other.group);
        return byGroup != 0 ? byGroup : method.compareTo(other.method);
    }
}
