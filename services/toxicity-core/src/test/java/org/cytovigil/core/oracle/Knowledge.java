// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;

/**
 * Whether something is known and fresh (docs/clinical/time.md#completeness): within 12 h, or 5 min for a feed that is
 * continuous.
 */
enum Knowledge {
    NEVER,
    STALE,
    FRESH;

    private static final Duration SPOT = Duration.ofHours(12);
    private static final Duration FEED = Duration.ofMinutes(5);

    static Knowledge of(Collection<? extends Fact> facts, Instant at) {
        Knowledge best = NEVER;
        for (Fact fact : facts) {
            if (!fact.at().isAfter(at)) {
                best = best.or(at.isBefore(fact.at().plus(limit(fact))) ? FRESH : STALE);
            }
        }
        return best;
    }

    static Duration limit(Fact fact) {
        return fact instanceof Measured measured && measured.method() != Method.SPOT ? FEED : SPOT;
    }

    /** Instants at which facts grow stale. */
    static List<Instant> limits(Collection<? extends Fact> facts) {
        return facts.stream().map(fact -> fact.at().plus(limit(fact))).toList();
    }

    Knowledge or(Knowledge other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
