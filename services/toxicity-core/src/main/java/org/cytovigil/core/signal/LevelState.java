// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Stretch;
import org.jspecify.annotations.Nullable;

/**
 * A level that can be too low, from its spot readings and its continuous samples together. Readings of one instant are
 * one reading, so the newest instant stays open until a later one is read.
 *
 * @param timed whether time alone confirms a low spot reading
 * @param before what was known before the open instant
 * @param open measurements of the newest instant
 * @param now what is known with them
 * @param newest newest instant read
 */
public record LevelState(boolean timed, Runs before, Open open, Runs now, Instant newest) implements SignalState {
    /** Nothing read yet. */
    static LevelState none(boolean timed) {
        return new LevelState(timed, Runs.NONE, Open.NOTHING, Runs.NONE, Instant.MIN);
    }

    /**
     * The measurements of the newest instant.
     *
     * @param spot taken by hand
     * @param samples of continuous feeds, one for each method
     */
    public record Open(List<Measured> spot, List<Stretch> samples) {
        static final Open NOTHING = new Open(List.of(), List.of());

        /** Copies the lists. */
        public Open {
            spot = List.copyOf(spot);
            samples = List.copyOf(samples);
        }

        Open with(Measured measured) {
            List<Measured> more = new ArrayList<>(spot);
            more.add(measured);
            return new Open(more, samples);
        }

        /** A sample replaces an earlier one of its feed: more became known of the same second. */
        Open with(Stretch sample) {
            List<Stretch> more = new ArrayList<>(samples);
            more.removeIf(present -> present.series().equals(sample.series()));
            more.add(sample);
            return new Open(spot, more);
        }

        Instant at() {
            return spot.isEmpty()
                    ? samples.isEmpty() ? Instant.MAX : samples.get(0).from()
                    : spot.get(0).at();
        }
    }

    /**
     * What measurements of one instant say.
     *
     * @param known whether they tell the level at all
     * @param low whether it is low; null where that says nothing
     * @param evidence ids of the low ones
     */
    record Judged(boolean known, @Nullable Boolean low, List<String> evidence) {
        static final Judged NOTHING = new Judged(false, null, List.of());
    }

    /** Judges measurements by what else is known of the patient. */
    interface Judge {
        Judged spot(List<Measured> together);

        Judged samples(Stretch stretch);
    }

    /** The runs of each method, and whether the level is known. */
    public record Runs(SpotRun spot, ContinuousRun continuous, ContinuousRun arterial, Known known) {
        static final Runs NONE = new Runs(SpotRun.NONE, ContinuousRun.NONE, ContinuousRun.NONE, Known.NEVER);

        Runs with(Open open, Judge judge, SpotRun.Confirmation confirmation, GradingRules rules) {
            Runs runs = this;
            for (Stretch stretch : open.samples()) {
                runs = runs.with(stretch, judge, rules);
            }
            return open.spot().isEmpty() ? runs : runs.with(open.spot(), judge, confirmation, rules);
        }

        private Runs with(List<Measured> together, Judge judge, SpotRun.Confirmation confirmation, GradingRules rules) {
            Judged judged = judge.spot(together);
            Boolean low = judged.low();
            Instant at = together.get(0).at();
            Known next = judged.known() ? known.read(at, rules.duration(RuleKey.STALE_SPOT)) : known;
            if (low == null) {
                return new Runs(spot, continuous, arterial, next);
            }
            ContinuousRun.Persistence persistence = persistence(rules);
            return new Runs(
                    spot.read(new LevelReading(at, low, judged.evidence()), confirmation),
                    low ? continuous : continuous.spot(at, persistence),
                    low ? arterial : arterial.spot(at, persistence),
                    next);
        }

        Runs with(Stretch stretch, Judge judge, GradingRules rules) {
            Judged judged = judge.samples(stretch);
            Boolean low = judged.low();
            Known next = judged.known()
                    ? known.read(stretch.from(), stretch.to(), rules.duration(RuleKey.STALE_CONTINUOUS))
                    : known;
            if (low == null) {
                return new Runs(spot, continuous, arterial, next);
            }
            boolean line = stretch.series().method() == Method.ARTERIAL_LINE;
            ContinuousRun run = line ? arterial : continuous;
            ContinuousRun sampled = low
                    ? run.low(stretch.from(), stretch.to(), stretch.evidence(), persistence(rules))
                    : run.normal(stretch.from(), stretch.to(), persistence(rules));
            return new Runs(spot, line ? continuous : sampled, line ? sampled : arterial, next);
        }

        Runs since(Instant checkpoint, GradingRules rules) {
            return new Runs(
                    spot.since(checkpoint),
                    continuous.since(checkpoint),
                    arterial.since(checkpoint),
                    known.since(checkpoint, rules));
        }
    }

    private static ContinuousRun.Persistence persistence(GradingRules rules) {
        return new ContinuousRun.Persistence(
                rules.duration(RuleKey.CRS_CONTINUOUS_PERSIST),
                rules.duration(RuleKey.CRS_CONTINUOUS_GAP),
                rules.duration(RuleKey.STALE_CONTINUOUS));
    }

    /** After a spot measurement. */
    LevelState spot(Measured measured, Judge judge, GradingRules rules) {
        boolean same = open.at().equals(measured.at());
        return opened(same ? before : now, (same ? open : Open.NOTHING).with(measured), judge, rules);
    }

    /** After samples; a single one of the newest instant may still be replaced. */
    LevelState samples(Stretch stretch, Judge judge, GradingRules rules) {
        boolean same = open.at().equals(stretch.from());
        if (stretch.from().equals(stretch.to())) {
            return opened(same ? before : now, (same ? open : Open.NOTHING).with(stretch), judge, rules);
        }
        Runs runs = now.with(stretch, judge, rules);
        return new LevelState(timed, runs, Open.NOTHING, runs, stretch.to());
    }

    private LevelState opened(Runs base, Open opened, Judge judge, GradingRules rules) {
        return new LevelState(timed, base, opened, base.with(opened, judge, confirmation(rules), rules), opened.at());
    }

    @Override
    public boolean late(Instant at) {
        return at.isBefore(newest) || (at.equals(newest) && !at.equals(open.at()));
    }

    /** What it says at an instant: confirmed by any method beats suspected. */
    public LowRun at(Instant instant, Instant until, GradingRules rules) {
        LowRun found = now.spot().at(instant, until, confirmation(rules));
        for (ContinuousRun run : List.of(now.continuous(), now.arterial())) {
            LowRun other = run.at(instant, persistence(rules));
            found = other.state().compareTo(found.state()) > 0 ? other : found;
        }
        return found;
    }

    /** Whether the level is known at an instant. */
    public Availability availability(Instant instant) {
        return now.known().at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = now.spot().nextChange(after, until, confirmation(rules));
        next = earlier(next, now.continuous().nextChange(after, persistence(rules)));
        next = earlier(next, now.arterial().nextChange(after, persistence(rules)));
        return earlier(next, now.known().nextChange(after, until, rules));
    }

    @Override
    public Instant unsettledFrom() {
        Instant unsettled = open.at();
        for (Runs runs : List.of(before, now)) {
            unsettled = earlier(unsettled, runs.spot().unsettledFrom());
            unsettled = earlier(unsettled, runs.continuous().unsettledFrom());
            unsettled = earlier(unsettled, runs.arterial().unsettledFrom());
        }
        return unsettled;
    }

    @Override
    public boolean quietAfter(SignalState earlier, Instant evaluated, GradingRules rules) {
        return earlier instanceof LevelState level
                && now.spot().equals(level.now.spot())
                && now.continuous().quietAfter(level.now.continuous())
                && now.arterial().quietAfter(level.now.arterial())
                && now.known().quietAfter(level.now.known(), evaluated, rules);
    }

    @Override
    public LevelState since(Instant checkpoint, GradingRules rules) {
        return new LevelState(timed, before.since(checkpoint, rules), open, now.since(checkpoint, rules), newest);
    }

    private SpotRun.Confirmation confirmation(GradingRules rules) {
        return new SpotRun.Confirmation(
                rules.duration(RuleKey.CRS_HYPOTENSION_REPEAT),
                timed ? Optional.of(rules.duration(RuleKey.CRS_HYPOTENSION_WAIT)) : Optional.empty());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
