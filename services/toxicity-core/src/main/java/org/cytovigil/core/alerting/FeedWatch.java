// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.crs.AstctCrs;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Whether the feeds of a patient still deliver, by wall clock (clinical.md 2.5, 8.4; grading.md 20). A feed whose
 * newest datum is older than the paging horizon is a recording and never silent.
 */
public final class FeedWatch {
    private FeedWatch() {}

    /** The state of each feed that the patient has. */
    public static List<FeedState> of(Situation situation) {
        List<FeedState> states = new ArrayList<>();
        continuous(situation).ifPresent(states::add);
        spot(situation).ifPresent(states::add);
        neuro(situation).ifPresent(states::add);
        return states;
    }

    private static Optional<FeedState> continuous(Situation situation) {
        Instant last = Instant.MIN;
        for (Parameter parameter : Parameter.values()) {
            last = later(last, newest(situation, parameter, true));
        }
        GradingRules rules = situation.rules();
        return state(
                situation,
                Feed.CONTINUOUS_VITALS,
                last,
                rules.duration(RuleKey.FEED_CONTINUOUS_LOW),
                rules.duration(RuleKey.FEED_CONTINUOUS_PAGE));
    }

    /** The vital sign that was taken longest ago decides: a saturation does not replace a blood pressure. */
    private static Optional<FeedState> spot(Situation situation) {
        Instant oldest = Stream.of(
                        newest(situation, Parameter.TEMPERATURE, false),
                        later(
                                newest(situation, Parameter.SYSTOLIC_BP, false),
                                newest(situation, Parameter.MEAN_BP, false)),
                        newest(situation, Parameter.SPO2, false))
                .filter(known -> !known.equals(Instant.MIN))
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        GradingRules rules = situation.rules();
        int grade = situation.grade(AstctCrs.ID);
        Duration interval = rules.duration(
                grade >= 3
                        ? RuleKey.FEED_SPOT_INTERVAL_3
                        : grade == 2 ? RuleKey.FEED_SPOT_INTERVAL_2 : RuleKey.FEED_SPOT_INTERVAL);
        return state(
                situation, Feed.SPOT_VITALS, oldest, interval.multipliedBy(3).dividedBy(2), interval.multipliedBy(2));
    }

    /** The first assessment is due an interval after the therapy began, or after we first heard of it. */
    private static Optional<FeedState> neuro(Situation situation) {
        Instant last = Instant.MIN;
        for (TherapyStep step : situation.chart().of(TherapyStep.class)) {
            boolean begins = step.phase() == TherapyPhase.INFUSED || step.phase() == TherapyPhase.STARTED;
            if (begins && last.equals(Instant.MIN)) {
                last = later(step.at(), step.arrivedAt());
            }
        }
        for (NeuroFinding fact : NeuroFacts.assessments(situation.chart())) {
            last = later(last, heard(fact.at(), fact.arrivedAt()));
        }
        GradingRules rules = situation.rules();
        Duration interval = rules.duration(RuleKey.NEURO_INTERVAL);
        return state(
                situation,
                Feed.NEURO_ASSESSMENT,
                last,
                interval.plus(rules.duration(RuleKey.NEURO_GRACE)),
                interval.multipliedBy(2));
    }

    private static Optional<FeedState> state(
            Situation situation, Feed feed, Instant last, Duration overdue, Duration silent) {
        if (last.equals(Instant.MIN)) {
            return Optional.empty();
        }
        Instant now = situation.now();
        Instant late = last.plus(overdue);
        Instant gone = last.plus(silent);
        boolean recording =
                last.plus(situation.rules().duration(RuleKey.ALERT_HORIZON)).isBefore(now);
        FeedState.Status status = recording || late.isAfter(now)
                ? FeedState.Status.LIVE
                : gone.isAfter(now) ? FeedState.Status.OVERDUE : FeedState.Status.SILENT;
        Instant next = switch (status) {
            case LIVE -> recording ? Instant.MAX : late;
            case OVERDUE -> gone;
            case SILENT -> Instant.MAX;
        };
        return Optional.of(new FeedState(feed, last, status, late, gone, next));
    }

    /** The newest measurement of a parameter, {@link Instant#MIN} for none. */
    private static Instant newest(Situation situation, Parameter parameter, boolean continuousOnly) {
        List<Measured> readings = situation.chart().of(parameter);
        for (int i = readings.size() - 1; i >= 0; i--) {
            Measured reading = readings.get(i);
            if (!continuousOnly || reading.method().isContinuous()) {
                return heard(reading.at(), reading.arrivedAt());
            }
        }
        return Instant.MIN;
    }

    /** A device clock that runs ahead must not hide silence. */
    private static Instant heard(Instant at, Instant arrived) {
        return at.isBefore(arrived) ? at : arrived;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
