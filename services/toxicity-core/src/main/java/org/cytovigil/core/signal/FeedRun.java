// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Low samples of a feed or readings taken by hand, judged by how they lie and not by their label
 * (docs/clinical/crs.md#low-readings). A low sample counts from its own time when another low one follows after a repeat time, when a wait passes, or when an
 * unbroken run of low ones lasts for a persistence time; a normal sample before that cancels it.
 *
 * <p>What counts ends at a normal sample: at once where that lies beyond the gap from the sample before it, else once a
 * persistence time has passed after it without a low one. Silence ends nothing (missing is not normal).
 *
 * <p>Each sample costs the same, however long the run is.
 *
 * @param steps runs that are over
 * @param first first low sample of the present run, null where there is none
 * @param confirmed whether the present run counts
 * @param unbroken first of the newest low samples that lie within the gap of each other
 * @param lastLow newest low sample
 * @param pending first normal sample since, within the gap: ends the run once the persistence time has passed
 * @param cut first normal sample since that lay beyond the gap: ends the run at once
 * @param lastSample newest sample, {@link Instant#MIN} before the first
 * @param evidence the first low sample; of readings by hand with the one that confirmed it
 */
public record FeedRun(
        Steps<LowRun> steps,
        @Nullable Instant first,
        boolean confirmed,
        Instant unbroken,
        Instant lastLow,
        @Nullable Instant pending,
        @Nullable Instant cut,
        Instant lastSample,
        List<String> evidence) {
    /** Nothing read yet. */
    public static final FeedRun NONE = over(Steps.of(LowRun.NONE), Instant.MIN);

    /**
     * What confirms and what ends.
     *
     * @param repeat a second low sample after at least this
     * @param alone so long without a normal sample
     * @param persist low samples without a gap for so long; also how long a dense feed must be without a low one to end
     * @param gap samples farther apart than this are not dense
     * @param silence after this long without a sample a normal spot reading is a normal sample too
     * @param byHand each reading is a fact of its own: a suspicion stays told after a normal one has ended it, and what
     *     confirms it is evidence too
     */
    public record Timing(
            Duration repeat, Duration alone, Duration persist, Duration gap, Duration silence, boolean byHand) {}

    private static FeedRun over(Steps<LowRun> steps, Instant lastSample) {
        return new FeedRun(steps, null, false, Instant.MIN, Instant.MIN, null, null, lastSample, List.of());
    }

    /** After low samples, from the first to the last of a stretch. */
    FeedRun low(Instant from, Instant to, List<String> readings, Timing timing) {
        FeedRun now = settled(from.minusNanos(1), timing);
        Instant present = now.first;
        Instant start = present == null ? from : present;
        boolean goesOn = present != null && !from.isAfter(now.lastLow.plus(timing.gap()));
        Instant dense = goesOn ? now.unbroken : from;
        boolean confirms = now.confirmed
                || !to.isBefore(start.plus(timing.repeat()))
                || !to.isBefore(dense.plus(timing.persist()));
        return new FeedRun(
                now.steps, start, confirms, dense, to, null, null, to, now.evidence(readings, confirms, timing));
    }

    private List<String> evidence(List<String> readings, boolean confirms, Timing timing) {
        if (first == null) {
            return readings;
        }
        return timing.byHand() && confirms && !confirmed
                ? Stream.concat(evidence.stream(), readings.stream()).toList()
                : evidence;
    }

    /** After normal samples. */
    FeedRun normal(Instant from, Instant to, Timing timing) {
        boolean dense = !from.isAfter(lastSample.plus(timing.gap()));
        FeedRun next = contrary(from, dense, timing);
        return new FeedRun(
                next.steps,
                next.first,
                next.confirmed,
                next.unbroken,
                next.lastLow,
                next.pending,
                next.cut,
                to,
                next.evidence);
    }

    /** After a normal spot reading: a normal sample only where the feed has fallen silent. */
    FeedRun spot(Instant at, Timing timing) {
        boolean silent = !lastSample.equals(Instant.MIN) && !at.isBefore(lastSample.plus(timing.silence()));
        return silent ? contrary(at, false, timing) : this;
    }

    private FeedRun contrary(Instant at, boolean dense, Timing timing) {
        FeedRun now = settled(at.minusNanos(1), timing);
        Instant start = now.first;
        if (start == null) {
            return now;
        }
        if (!now.counts(start, at.minusNanos(1), timing)) {
            Steps<LowRun> told = timing.byHand()
                    ? now.steps
                            .step(start, new LowRun(LowRun.State.SUSPECTED, start, now.evidence))
                            .step(at, LowRun.NONE)
                    : now.steps;
            return over(told, now.lastSample);
        }
        boolean ended = now.cut != null;
        return new FeedRun(
                now.steps,
                start,
                true,
                now.unbroken,
                now.lastLow,
                now.pending == null && dense && !ended ? at : now.pending,
                ended || dense ? now.cut : at,
                now.lastSample,
                now.evidence);
    }

    /** Writes down what has come to be by an instant: that time has confirmed the run, or that it is over. */
    private FeedRun settled(Instant at, Timing timing) {
        Instant start = first;
        if (start == null) {
            return this;
        }
        boolean counts = counts(start, at, timing);
        Instant end = ends(at, timing);
        if (end != null) {
            Steps<LowRun> run = steps.step(start, new LowRun(LowRun.State.CONFIRMED, start, evidence));
            return over(run.step(end, LowRun.NONE), lastSample);
        }
        // By hand a reading that comes later can still be the evidence of what time alone has confirmed.
        return counts == confirmed || timing.byHand()
                ? this
                : new FeedRun(steps, first, true, unbroken, lastLow, pending, cut, lastSample, evidence);
    }

    private boolean counts(Instant start, Instant until, Timing timing) {
        return confirmed || !until.isBefore(start.plus(timing.alone()));
    }

    /** When the present run ends, as far as that is known by an instant; null for not yet. */
    private @Nullable Instant ends(Instant until, Timing timing) {
        Instant normal = pending;
        return normal != null && !until.isBefore(normal.plus(timing.persist())) ? normal : cut;
    }

    /** What it says at an instant, where time has passed until another. */
    LowRun at(Instant instant, Instant until, Timing timing) {
        Instant start = first;
        if (start == null || instant.isBefore(start)) {
            return steps.at(instant);
        }
        Instant end = ends(until, timing);
        if (end != null && !instant.isBefore(end)) {
            return LowRun.NONE;
        }
        LowRun.State state = counts(start, until, timing) ? LowRun.State.CONFIRMED : LowRun.State.SUSPECTED;
        return new LowRun(state, start, evidence);
    }

    /** The next change after an instant: of a run, or the instant at which time alone will make one. */
    Instant nextChange(Instant after, Instant until, Timing timing) {
        Instant next = steps.next(after);
        Instant start = first;
        if (start == null) {
            return next;
        }
        next = firstAfter(after, start, next);
        Instant wait = start.plus(timing.alone());
        next = !confirmed && wait.isAfter(until) ? firstAfter(after, wait, next) : next;
        Instant normal = pending;
        if (normal != null && normal.plus(timing.persist()).isAfter(until)) {
            next = firstAfter(after, normal.plus(timing.persist()), next);
        }
        Instant end = ends(until, timing);
        return end == null ? next : firstAfter(after, end, next);
    }

    /** Whether nothing is told otherwise than before, but that a suspicion that had not yet counted is gone. */
    boolean quietAfter(FeedRun earlier, Instant evaluated, Timing timing) {
        if (!steps.equals(earlier.steps)) {
            return false;
        }
        Instant suspected = earlier.first;
        if (first == null && suspected != null && !earlier.confirmed) {
            return evaluated.isBefore(suspected.plus(timing.alone()));
        }
        return Objects.equals(first, suspected)
                && confirmed == earlier.confirmed
                && Objects.equals(pending, earlier.pending)
                && Objects.equals(cut, earlier.cut);
    }

    /** Whether there was and is no low sample. */
    boolean restsLike(FeedRun earlier) {
        return first == null && earlier.first == null && steps.equals(earlier.steps);
    }

    /** Whether what it has suspected since is the same. */
    boolean suspectsLike(FeedRun earlier) {
        return Objects.equals(first, earlier.first);
    }

    /** Start of what may still become otherwise. */
    Instant unsettledFrom() {
        Instant start = first;
        if (start != null && !confirmed) {
            return start;
        }
        Instant normal = pending;
        return normal == null ? Instant.MAX : normal;
    }

    FeedRun since(Instant checkpoint) {
        return new FeedRun(
                steps.since(checkpoint), first, confirmed, unbroken, lastLow, pending, cut, lastSample, evidence);
    }
}
