// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.sample.Series;
import org.jspecify.annotations.Nullable;

/**
 * The newest stretch of equal samples of each parameter that monitors sample: as many as there are such parameters,
 * whatever the rate. What monitors are set to, like an oxygen fraction, is no sample.
 */
public final class SteadyValues {
    private final Duration limit;
    private final Duration gap;
    private final List<SteadyValue> values;

    /** Goes on from what was kept. */
    public SteadyValues(GradingRules rules, Collection<SteadyValue> kept) {
        this.limit = SteadyValue.limit(rules);
        this.gap = SteadyValue.gap(rules);
        this.values = new ArrayList<>(kept);
    }

    /**
     * Takes a fact.
     *
     * @return whether a value has by it been repeated for too long, or is so no more
     */
    public boolean take(Fact fact) {
        if (!(fact instanceof Measured measured) || measured.artefact()) {
            return false;
        }
        @Nullable Series series = Series.of(fact).orElse(null);
        if (series == null) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            SteadyValue before = values.get(i);
            if (before.parameter() == measured.parameter() && before.series().equals(series)) {
                SteadyValue after = before.after(measured.quantity(), fact.at(), gap);
                values.set(i, after);
                return before.tooLong(limit) != after.tooLong(limit);
            }
        }
        values.add(new SteadyValue(series, measured.parameter(), measured.quantity(), fact.at(), fact.at()));
        return false;
    }

    /** All, in the order of feeds and parameters. */
    public List<SteadyValue> all() {
        return values.stream()
                .sorted(Comparator.comparing(SteadyValue::series).thenComparing(SteadyValue::parameter))
                .toList();
    }

    /** Nothing counts any more. */
    public void clear() {
        values.clear();
    }
}
