// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.therapy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalState;
import org.jspecify.annotations.Nullable;

/**
 * All steps of therapies as far as they are known, also those that lie ahead. Few, whatever the length of the therapy,
 * so nothing of it is forgotten.
 *
 * @param steps in order of event time; of one instant a stop comes before a start
 */
public record TherapyState(List<Given> steps) implements SignalState {
    static final TherapyState NONE = new TherapyState(List.of());

    /** Copies the list. */
    public TherapyState {
        steps = List.copyOf(steps);
    }

    /** Never late by itself: it is made of all facts at once. */
    @Override
    public Instant newest() {
        return Instant.MIN;
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        for (Given step : steps) {
            if (step.at().isAfter(after)) {
                return step.at();
            }
        }
        return Instant.MAX;
    }

    @Override
    public TherapyState since(Instant checkpoint, GradingRules rules) {
        return this;
    }

    /** The steps of some products; empty for any. */
    public TherapyState of(Set<Product> products) {
        return products.isEmpty()
                ? this
                : new TherapyState(steps.stream()
                        .filter(step -> products.contains(step.product()))
                        .toList());
    }

    /** Whether a dose was given by an instant. */
    public boolean givenBy(Instant instant) {
        return lastDose(instant) != null;
    }

    /** The newest dose by an instant, null before the first. */
    public @Nullable Given lastDose(Instant instant) {
        Given last = null;
        for (Given step : steps) {
            last = step.dose() && !step.at().isAfter(instant) ? step : last;
        }
        return last;
    }

    /** The newest step that happened by an instant, null before the first. */
    public @Nullable Given last(Instant instant) {
        Given last = null;
        for (Given step : steps) {
            last = !step.planned() && !step.at().isAfter(instant) ? step : last;
        }
        return last;
    }

    /** The first dose of the course that an instant belongs to, {@link Instant#MAX} before the first. */
    public Instant courseAt(Instant instant, GradingRules rules) {
        Instant course = Instant.MAX;
        for (Instant start : starts(rules)) {
            course = start.isAfter(instant) ? course : start;
        }
        return course;
    }

    /** The first doses of the courses, in order: a course ends where nothing runs and nothing is given for long. */
    private List<Instant> starts(GradingRules rules) {
        List<Instant> starts = new ArrayList<>();
        Given before = null;
        for (Given step : steps) {
            if (step.planned()) {
                continue;
            }
            boolean ended = before == null
                    || (!before.runs()
                            && !step.at().isBefore(before.at().plus(rules.duration(RuleKey.THERAPY_NEW_COURSE))));
            if (step.dose() && ended) {
                starts.add(step.at());
            }
            before = step.dose() || before != null ? step : null;
        }
        return starts;
    }

    /** The first doses of the courses of every product: whatever a scale takes for a course begins with one. */
    public List<Instant> courses(GradingRules rules) {
        Map<Product, TherapyState> byProduct = new EnumMap<>(Product.class);
        steps.forEach(step -> byProduct.computeIfAbsent(step.product(), product -> of(Set.of(product))));
        Set<Instant> all = new TreeSet<>();
        byProduct.values().forEach(state -> all.addAll(state.starts(rules)));
        return List.copyOf(all);
    }
}
