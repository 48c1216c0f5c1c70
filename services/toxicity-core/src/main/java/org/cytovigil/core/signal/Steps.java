// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A step function of event time: before its first step it has an initial value.
 *
 * @param <T> immutable values
 */
public final class Steps<T> {
    private final T initial;
    private final List<Instant> from = new ArrayList<>();
    private final List<T> values = new ArrayList<>();

    /** A function that has one value always, until steps are added. */
    public Steps(T initial) {
        this.initial = initial;
    }

    /** Adds a step at or after the last one; at the same instant it replaces it. */
    public void step(Instant at, T value) {
        int last = from.size() - 1;
        if (last >= 0 && at.isBefore(from.get(last))) {
            throw new IllegalArgumentException("steps must come in order of time");
        }
        if (last >= 0 && at.equals(from.get(last))) {
            values.set(last, value);
        } else {
            from.add(at);
            values.add(value);
        }
    }

    /** The value at an instant, the step at that very instant included. */
    public T at(Instant instant) {
        int found = Collections.binarySearch(from, instant);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? initial : values.get(index);
    }

    /** The newest value. */
    public T last() {
        return values.isEmpty() ? initial : values.get(values.size() - 1);
    }

    /** Adds the instants of all steps to a collection. */
    public void addInstantsTo(Collection<Instant> instants) {
        instants.addAll(from);
    }
}
