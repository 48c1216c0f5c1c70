// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param before what was known before the open instant
 * @param open measurements of the newest instant
 * @param now what is known with them
 * @param newest newest instant read
 */
public record LevelState(Runs before, Open open, Runs now, Instant newest) implements SignalState {
    /** Nothing read yet. */
    static final LevelState NOTHING = new LevelState(Runs.NONE, Open.NOTHING, Runs.NONE, Instant.MIN);

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
     * @param contradicts two of them of one kind say different things
     */
    record Judged(boolean known, @Nullable Boolean low, List<String> evidence, boolean contradicts) {
        static final Judged NOTHING = new Judged(false, null, List.of(), false);

        Judged contradicting(boolean contradictory) {
            return new Judged(known, low, evidence, contradictory);
        }
    }

    /** Judges measurements by what else is known of the patient. */
    interface Judge {
        Judged spot(List<Measured> together);

        Judged samples(Stretch stretch);
    }

    /**
     * The runs of each method, and whether the level is known.
     *
     * @param contradicted whether measurements of one instant contradict each other, until the next one
     */
    public record Runs(FeedRun spot, FeedRun continuous, FeedRun arterial, Known known, Steps<Boolean> contradicted) {
        static final Runs NONE =
                new Runs(FeedRun.NONE, FeedRun.NONE, FeedRun.NONE, Known.NEVER, Steps.of(Boolean.FALSE));

        Runs with(Open open, Judge judge, GradingRules rules) {
            Runs runs = this;
            for (Stretch stretch : open.samples()) {
                runs = runs.with(stretch, judge, rules);
            }
            return open.spot().isEmpty() ? runs : runs.with(open.spot(), judge, rules);
        }

        private Runs with(List<Measured> together, Judge judge, GradingRules rules) {
            Judged judged = judge.spot(together);
            Boolean low = judged.low();
            Instant at = together.get(0).at();
            Known next = judged.known() ? known.read(at, rules.duration(RuleKey.STALE_SPOT)) : known;
            Steps<Boolean> doubted = judged.known() ? contradicted.step(at, judged.contradicts()) : contradicted;
            if (low == null) {
                return new Runs(spot, continuous, arterial, next, doubted);
            }
            FeedRun.Timing timing = timing(rules);
            return new Runs(
                    low ? spot.low(at, at, judged.evidence(), byHand(rules)) : spot.normal(at, at, byHand(rules)),
                    low ? continuous : continuous.spot(at, timing),
                    low ? arterial : arterial.spot(at, timing),
                    next,
                    doubted);
        }

        Runs with(Stretch stretch, Judge judge, GradingRules rules) {
            Judged judged = judge.samples(stretch);
            Boolean low = judged.low();
            Known next = judged.known()
                    ? known.read(stretch.from(), stretch.to(), rules.duration(RuleKey.STALE_CONTINUOUS))
                    : known;
            Steps<Boolean> doubted = judged.known() ? contradicted.step(stretch.from(), Boolean.FALSE) : contradicted;
            if (low == null) {
                return new Runs(spot, continuous, arterial, next, doubted);
            }
            boolean line = stretch.series().method() == Method.ARTERIAL_LINE;
            FeedRun run = line ? arterial : continuous;
            FeedRun sampled = low
                    ? run.low(stretch.from(), stretch.to(), List.of(stretch.evidence()), timing(rules))
                    : run.normal(stretch.from(), stretch.to(), timing(rules));
            return new Runs(spot, line ? continuous : sampled, line ? sampled : arterial, next, doubted);
        }

        Runs since(Instant checkpoint, GradingRules rules) {
            return new Runs(
                    spot.since(checkpoint),
                    continuous.since(checkpoint),
                    arterial.since(checkpoint),
                    known.since(checkpoint, rules),
                    contradicted.since(checkpoint));
        }
    }

    private static FeedRun.Timing timing(GradingRules rules) {
        return timing(rules, false);
    }

    private static FeedRun.Timing byHand(GradingRules rules) {
        return timing(rules, true);
    }

    private static FeedRun.Timing timing(GradingRules rules, boolean byHand) {
        return new FeedRun.Timing(
                rules.duration(RuleKey.CRS_HYPOTENSION_REPEAT),
                rules.duration(RuleKey.CRS_HYPOTENSION_WAIT),
                rules.duration(RuleKey.CRS_CONTINUOUS_PERSIST),
                rules.duration(RuleKey.CRS_CONTINUOUS_GAP),
                rules.duration(RuleKey.STALE_CONTINUOUS),
                byHand);
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
        return new LevelState(runs, Open.NOTHING, runs, stretch.to());
    }

    private LevelState opened(Runs base, Open opened, Judge judge, GradingRules rules) {
        return new LevelState(base, opened, base.with(opened, judge, rules), opened.at());
    }

    @Override
    public boolean late(Instant at) {
        return at.isBefore(newest) || (at.equals(newest) && !at.equals(open.at()));
    }

    /** What it says at an instant: confirmed by any method beats suspected. */
    public LowRun at(Instant instant, Instant until, GradingRules rules) {
        LowRun found = now.spot().at(instant, until, byHand(rules));
        for (FeedRun run : List.of(now.continuous(), now.arterial())) {
            LowRun other = run.at(instant, until, timing(rules));
            found = other.state().compareTo(found.state()) > 0 ? other : found;
        }
        return found;
    }

    /** Whether measurements of one instant contradict each other, until the next one. */
    public boolean contradicted(Instant instant) {
        return now.contradicted().at(instant);
    }

    /** Whether the level is known at an instant. */
    public Availability availability(Instant instant) {
        return now.known().at(instant);
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = now.spot().nextChange(after, until, byHand(rules));
        next = earlier(next, now.continuous().nextChange(after, until, timing(rules)));
        next = earlier(next, now.arterial().nextChange(after, until, timing(rules)));
        next = earlier(next, now.contradicted().next(after));
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
                && now.contradicted().equals(level.now.contradicted())
                && now.continuous().quietAfter(level.now.continuous(), evaluated, timing(rules))
                && now.arterial().quietAfter(level.now.arterial(), evaluated, timing(rules))
                && now.known().quietAfter(level.now.known(), evaluated, rules);
    }

    @Override
    public boolean suspectsLike(SignalState earlier) {
        return earlier instanceof LevelState level
                && now.continuous().suspectsLike(level.now.continuous())
                && now.arterial().suspectsLike(level.now.arterial());
    }

    /** A sample that says nothing, such as a low saturation on oxygen, may say something the next time. */
    @Override
    public boolean restsLike(SignalState earlier) {
        boolean said = now.continuous().lastSample().equals(newest)
                || now.arterial().lastSample().equals(newest);
        return earlier instanceof LevelState level
                && said
                && now.spot().equals(level.now.spot())
                && now.contradicted().equals(level.now.contradicted())
                && now.continuous().restsLike(level.now.continuous())
                && now.arterial().restsLike(level.now.arterial())
                && now.known().restsLike(level.now.known());
    }

    @Override
    public LevelState since(Instant checkpoint, GradingRules rules) {
        return new LevelState(before.since(checkpoint, rules), open, now.since(checkpoint, rules), newest);
    }
}
