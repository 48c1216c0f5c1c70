// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Low samples of a continuous feed (grading.md 10): low for a persistence time without a normal sample and without a
 * longer gap counts from the first low sample, and ends a persistence time after the last low one; where the feed falls
 * silent while low, it is held until the first contrary reading (missing is not normal).
 *
 * @param steps confirmed runs, the end of the newest left open
 * @param first first sample of the present low run, null where none is low
 * @param lastLow newest low sample
 * @param contrary first normal sample after the newest low one of a confirmed run
 * @param lastSample newest sample, {@link Instant#MIN} before the first
 * @param evidence the first low sample
 */
public record ContinuousRun(
        Steps<LowRun> steps,
        @Nullable Instant first,
        Instant lastLow,
        @Nullable Instant contrary,
        Instant lastSample,
        List<String> evidence) {
    /** Nothing read yet. */
    public static final ContinuousRun NONE =
            new ContinuousRun(Steps.of(LowRun.NONE), null, Instant.MIN, null, Instant.MIN, List.of());

    /**
     * What confirms and what interrupts.
     *
     * @param persist low for at least this long counts; so long after the last low sample it is over
     * @param gap a longer gap interrupts a run that is not confirmed
     * @param silence after this long without a sample a normal spot reading is contrary too
     */
    public record Persistence(Duration persist, Duration gap, Duration silence) {}

    /** After low samples, from the first to the last of a stretch; one at the very end of a run prolongs it. */
    ContinuousRun low(Instant from, Instant to, String evidenceId, Persistence rules) {
        ContinuousRun now = ended(from.minusNanos(1), rules);
        boolean goesOn = now.first != null && (now.confirmed() || !from.isAfter(now.lastLow.plus(rules.gap())));
        Instant start = goesOn && now.first != null ? now.first : from;
        List<String> proof = goesOn ? now.evidence : List.of(evidenceId);
        Steps<LowRun> next = now.steps;
        boolean confirms = !(goesOn && now.confirmed()) && !to.isBefore(start.plus(rules.persist()));
        if (confirms) {
            next = next.step(start, new LowRun(LowRun.State.CONFIRMED, start, proof));
        }
        return new ContinuousRun(next, start, to, null, to, proof);
    }

    /** After normal samples. */
    ContinuousRun normal(Instant from, Instant to, Persistence rules) {
        return contrary(from, rules).sampled(to);
    }

    /** After a normal spot reading: contrary only where the feed has fallen silent. */
    ContinuousRun spot(Instant at, Persistence rules) {
        boolean silent = !lastSample.equals(Instant.MIN) && !at.isBefore(lastSample.plus(rules.silence()));
        return silent ? contrary(at, rules) : this;
    }

    private ContinuousRun sampled(Instant to) {
        return new ContinuousRun(steps, first, lastLow, contrary, to, evidence);
    }

    private ContinuousRun contrary(Instant at, Persistence rules) {
        ContinuousRun now = ended(at, rules);
        if (now.first == null) {
            return now;
        }
        if (!now.confirmed()) {
            return new ContinuousRun(now.steps, null, now.lastLow, null, now.lastSample, List.of());
        }
        return now.contrary != null
                ? now
                : new ContinuousRun(now.steps, now.first, now.lastLow, at, now.lastSample, now.evidence);
    }

    /** Writes down the end of a run that is over by an instant. */
    private ContinuousRun ended(Instant at, Persistence rules) {
        Instant ends = ends(rules);
        return ends.isAfter(at)
                ? this
                : new ContinuousRun(steps.step(ends, LowRun.NONE), null, lastLow, null, lastSample, List.of());
    }

    private boolean confirmed() {
        return steps.last().counts();
    }

    private Instant ends(Persistence rules) {
        Instant normal = contrary;
        if (normal == null) {
            return Instant.MAX;
        }
        Instant persisted = lastLow.plus(rules.persist());
        return persisted.isAfter(normal) ? persisted : normal;
    }

    /** What it says at an instant. */
    LowRun at(Instant instant, Persistence rules) {
        return instant.isBefore(ends(rules)) || !steps.isLast(instant) ? steps.at(instant) : LowRun.NONE;
    }

    Instant nextChange(Instant after, Persistence rules) {
        Instant next = steps.next(after);
        Instant ends = ends(rules);
        return next.equals(Instant.MAX) && ends.isAfter(after) ? ends : next;
    }

    /** Whether the same is confirmed, and the end of it, if any, is the same. */
    boolean quietAfter(ContinuousRun earlier) {
        return steps.equals(earlier.steps) && Objects.equals(contrary, earlier.contrary);
    }

    /** Start of low samples that may still be confirmed. */
    Instant unsettledFrom() {
        Instant start = first;
        return start != null && !confirmed() ? start : Instant.MAX;
    }

    ContinuousRun since(Instant checkpoint) {
        return new ContinuousRun(steps.since(checkpoint), first, lastLow, contrary, lastSample, evidence);
    }
}
