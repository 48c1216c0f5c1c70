// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable step function of event time over the recent past: before its first step it has an initial value.
 *
 * @param initial value before the first step that is still remembered
 * @param from instants of the steps, rising
 * @param values value from each step on
 * @param <T> immutable values
 */
public record Steps<T>(T initial, List<Instant> from, List<T> values) {
    /** Copies the lists. */
    public Steps {
        from = List.copyOf(from);
        values = List.copyOf(values);
    }

    /** A function that has one value always, until steps are added. */
    public static <T> Steps<T> of(T initial) {
        return new Steps<>(initial, List.of(), List.of());
    }

    /**
     * The function with another value from an instant on; at the instant of the last step it replaces it.
     *
     * @throws IllegalArgumentException for an instant before the last step
     */
    public Steps<T> step(Instant at, T value) {
        if (value.equals(last())) {
            return this;
        }
        int last = from.size() - 1;
        if (last >= 0 && at.isBefore(from.get(last))) {
            throw new IllegalArgumentException("steps must come in order of time");
        }
        if (last >= 0 && at.equals(from.get(last))) {
            return last(value);
        }
        List<Instant> instants = new ArrayList<>(from);
        List<T> next = new ArrayList<>(values);
        instants.add(at);
        next.add(value);
        return new Steps<>(initial, instants, next);
    }

    /** The function whose last step has another value. */
    public Steps<T> last(T value) {
        if (values.isEmpty()) {
            return new Steps<>(value, from, values);
        }
        List<T> next = new ArrayList<>(values);
        next.set(next.size() - 1, value);
        return new Steps<>(initial, from, next);
    }

    /** The value at an instant, the step at that very instant included. */
    public T at(Instant instant) {
        int index = index(instant);
        return index < 0 ? initial : values.get(index);
    }

    /** The newest value. */
    public T last() {
        return values.isEmpty() ? initial : values.get(values.size() - 1);
    }

    /** Whether the value at an instant is the newest one. */
    public boolean isLast(Instant instant) {
        return index(instant) == from.size() - 1;
    }

    /** The instant of the newest step, {@link Instant#MIN} before the first one that is still remembered. */
    public Instant lastFrom() {
        return from.isEmpty() ? Instant.MIN : from.get(from.size() - 1);
    }

    /** The first step after an instant, {@link Instant#MAX} where there is none. */
    public Instant next(Instant after) {
        int index = index(after) + 1;
        return index < from.size() ? from.get(index) : Instant.MAX;
    }

    /** The first instant at which two functions differ, {@link Instant#MIN} for from the beginning on, {@link Instant#MAX} for never. */
    public Instant differsFrom(Steps<T> other) {
        if (equals(other)) {
            return Instant.MAX;
        }
        if (!initial.equals(other.initial)) {
            return Instant.MIN;
        }
        for (int i = 0; i < Math.max(from.size(), other.from.size()); i++) {
            Instant here = i < from.size() ? from.get(i) : Instant.MAX;
            Instant there = i < other.from.size() ? other.from.get(i) : Instant.MAX;
            if (!here.equals(there)) {
                return here.isBefore(there) ? here : there;
            }
            if (!values.get(i).equals(other.values.get(i))) {
                return here;
            }
        }
        return Instant.MAX;
    }

    /** The same function without the steps from an instant on. */
    public Steps<T> before(Instant instant) {
        int keep = from.size();
        while (keep > 0 && !from.get(keep - 1).isBefore(instant)) {
            keep--;
        }
        return keep == from.size() ? this : new Steps<>(initial, from.subList(0, keep), values.subList(0, keep));
    }

    /** The same function from an instant on, what lay before forgotten. */
    public Steps<T> since(Instant instant) {
        int index = index(instant);
        return index < 0
                ? this
                : new Steps<>(
                        values.get(index),
                        from.subList(index + 1, from.size()),
                        values.subList(index + 1, from.size()));
    }

    /** The same function from the step on that holds at an instant: since when it holds is not forgotten. */
    public Steps<T> sinceStepAt(Instant instant) {
        int index = index(instant);
        return index <= 0
                ? this
                : new Steps<>(
                        values.get(index - 1), from.subList(index, from.size()), values.subList(index, values.size()));
    }

    private int index(Instant instant) {
        int last = from.size() - 1;
        if (last >= 0 && !instant.isBefore(from.get(last))) {
            return last;
        }
        int found = Collections.binarySearch(from, instant);
        return found >= 0 ? found : -found - 2;
    }

    /** Nearly always asked of the very same steps, which need no comparison of what they hold. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Steps<?> steps
                        && initial.equals(steps.initial)
                        && from.equals(steps.from)
                        && values.equals(steps.values));
    }

    @Override
    public int hashCode() {
        return Objects.hash(initial, from, values);
    }
}
