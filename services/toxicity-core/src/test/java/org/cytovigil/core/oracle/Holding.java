// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;

/**
 * Which versions hold (docs/clinical/time.md#versions): newest arrival, then status, then content; samples of a feed by
 * their second.
 */
final class Holding {
    private static final Comparator<Fact> VERSION =
            Comparator.comparing(Fact::arrivedAt).thenComparing(Fact::status).thenComparing(Fact::toString);

    /** A sample of a continuous feed is what was measured, how, in which second, and by whom; its id does not matter. */
    private record SampleKey(Sampled sampled, String source) {}

    private record Sampled(Parameter parameter, Method method, boolean skin, Instant second) {}

    private Holding() {}

    static List<Fact> of(Collection<? extends Fact> versions) {
        List<Fact> holding = new ArrayList<>();
        for (List<Fact> same : identities(versions).values()) {
            holding.addAll(holding(same));
        }
        holding.removeIf(fact -> fact instanceof Measured measured && measured.artefact());
        holding.removeIf(fact -> !(identity(fact) instanceof SampleKey) && corrected(fact, versions));
        List<Fact> usable = ContradictingPressures.without(holding);
        List<Fact> worst = new ArrayList<>();
        for (List<Fact> same : told(usable).values()) {
            worst.add(same.size() == 1 ? same.get(0) : worst(same));
        }
        return worst;
    }

    private static Map<Object, List<Fact>> identities(Collection<? extends Fact> versions) {
        Map<Object, List<Fact>> identities = new LinkedHashMap<>();
        for (Fact version : versions) {
            identities
                    .computeIfAbsent(identity(version), key -> new ArrayList<>())
                    .add(version);
        }
        return identities;
    }

    private static Object identity(Fact version) {
        if (version instanceof Measured sample && sample.method() != Method.SPOT) {
            return new SampleKey(sampled(sample.parameter(), sample.method(), sample.site(), sample), sourceOf(sample));
        }
        if (version instanceof Removed removed && removed.parameter() != null && removed.method() != Method.SPOT) {
            return new SampleKey(
                    sampled(removed.parameter(), removed.method(), removed.site(), removed), sourceOf(removed));
        }
        return sourceOf(version) + " " + version.id();
    }

    /** What says the same thing: samples of one second by whomever. */
    private static Map<Object, List<Fact>> told(Collection<Fact> facts) {
        Map<Object, List<Fact>> told = new LinkedHashMap<>();
        for (Fact fact : facts) {
            Object what = identity(fact) instanceof SampleKey key ? key.sampled() : identity(fact);
            told.computeIfAbsent(what, key -> new ArrayList<>()).add(fact);
        }
        return told;
    }

    private static Sampled sampled(Parameter parameter, Method method, Site site, Fact fact) {
        return new Sampled(parameter, method, skin(parameter, site), secondOf(fact));
    }

    private static String sourceOf(Fact fact) {
        return fact.header().source();
    }

    /** Whether a later correction of a sample has the id of what was no sample. */
    private static boolean corrected(Fact exact, Collection<? extends Fact> versions) {
        return versions.stream()
                .anyMatch(other -> other.id().equals(exact.id())
                        && other.header().source().equals(exact.header().source())
                        && identity(other) instanceof SampleKey
                        && amends(other)
                        && VERSION.compare(other, exact) > 0);
    }

    private static boolean amends(Fact version) {
        return version.status() == FactStatus.CORRECTED || version.status() == FactStatus.ENTERED_IN_ERROR;
    }

    private static boolean skin(Parameter parameter, Site site) {
        return parameter == Parameter.TEMPERATURE && site == Site.SKIN;
    }

    private static Instant secondOf(Fact fact) {
        return fact.at().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The version that holds; of a sample that nobody corrected all versions, of which the worst will count. */
    private static List<Fact> holding(List<Fact> same) {
        List<Fact> deciding = same;
        if (identity(same.get(0)) instanceof SampleKey) {
            deciding = same.stream().filter(Holding::amends).toList();
            if (deciding.isEmpty()) {
                return same;
            }
        }
        Fact holds = deciding.stream().max(VERSION).orElseThrow();
        return holds instanceof Removed || holds.status() == FactStatus.ENTERED_IN_ERROR ? List.of() : List.of(holds);
    }

    /** Of several samples of one second: lowest pressure or saturation, highest temperature or fraction of oxygen. */
    private static Fact worst(List<Fact> same) {
        Comparator<Fact> byValue =
                Comparator.comparing(fact -> ((Measured) fact).quantity().value());
        Parameter parameter = ((Measured) same.get(0)).parameter();
        boolean highest = parameter == Parameter.TEMPERATURE || parameter == Parameter.FIO2;
        return same.stream()
                .max((highest ? byValue : byValue.reversed()).thenComparing(VERSION))
                .orElseThrow();
    }
}
