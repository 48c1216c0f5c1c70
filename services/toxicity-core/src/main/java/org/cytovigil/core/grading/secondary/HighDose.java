// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.measure.Truth;

/**
 * Since when the vasopressors have run at a high dose.
 *
 * @param surely since when the dose has been high, {@link Instant#MAX} while it is not known to be
 * @param perhaps since when it has not been known to be low, {@link Instant#MAX} while it is low
 */
public record HighDose(Instant surely, Instant perhaps) {
    /** Low. */
    static final HighDose LOW = new HighDose(Instant.MAX, Instant.MAX);

    HighDose then(Instant at, Truth high) {
        return new HighDose(
                high != Truth.YES ? Instant.MAX : earlier(surely, at),
                high == Truth.NO ? Instant.MAX : earlier(perhaps, at));
    }

    /** Whether it has been high for long enough. */
    Truth lasted(Instant at, Duration persist) {
        return reached(surely, at, persist) ? Truth.YES : reached(perhaps, at, persist) ? Truth.UNKNOWN : Truth.NO;
    }

    /** The next instant at which it has lasted for long enough. */
    Instant next(Instant after, Duration persist) {
        Instant next = Instant.MAX;
        for (Instant since : new Instant[] {surely, perhaps}) {
            Instant due = since.equals(Instant.MAX) ? Instant.MAX : since.plus(persist);
            next = firstAfter(after, due, next);
        }
        return next;
    }

    private static boolean reached(Instant since, Instant at, Duration persist) {
        return !since.equals(Instant.MAX) && !since.plus(persist).isAfter(at);
    }
}
