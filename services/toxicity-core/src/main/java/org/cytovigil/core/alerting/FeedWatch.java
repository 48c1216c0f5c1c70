// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.later;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;

/**
 * Whether the feeds of a patient still deliver, by wall clock (docs/clinical/alerts.md#feeds,
 * docs/clinical/alerts.md#assessments-that-are-due). A feed whose newest datum is older than the paging horizon is a
 * recording and never silent.
 */
public final class FeedWatch {
    private final Map<Feed, List<String>> scales = new EnumMap<>(Feed.class);

    /** Watches the feeds that scales live on. */
    public FeedWatch(Collection<? extends GradingSystem<?>> graded) {
        for (Feed feed : Feed.values()) {
            scales.put(
                    feed,
                    graded.stream()
                            .filter(scale -> scale.feeds().contains(feed))
                            .<String>map(GradingSystem::id)
                            .toList());
        }
    }

    /** The worst published grade of the scales that live on a feed. */
    int grade(Feed feed, Situation situation) {
        int worst = 0;
        for (String scale : scales.getOrDefault(feed, List.of())) {
            worst = Math.max(worst, situation.grade(scale));
        }
        return worst;
    }

    /** The state of each feed that the patient has. */
    public List<FeedState> of(Situation situation) {
        List<FeedState> states = new ArrayList<>();
        continuous(situation).ifPresent(states::add);
        spot(situation).ifPresent(states::add);
        neuro(situation).ifPresent(states::add);
        return states;
    }

    private static Optional<FeedState> continuous(Situation situation) {
        Instant last = situation.newestData().continuous();
        GradingRules rules = situation.rules();
        return state(
                        situation,
                        Feed.CONTINUOUS_VITALS,
                        last,
                        rules.duration(RuleKey.FEED_CONTINUOUS_LOW),
                        rules.duration(RuleKey.FEED_CONTINUOUS_PAGE))
                .map(state -> state.status() == FeedState.Status.LIVE && repeats(situation) ? state.frozen() : state);
    }

    private static boolean repeats(Situation situation) {
        return situation.steady().stream().anyMatch(value -> value.frozen(situation.now(), situation.rules()));
    }

    /** The vital sign that was taken longest ago decides: a saturation does not replace a blood pressure. */
    private Optional<FeedState> spot(Situation situation) {
        NewestData newestData = situation.newestData();
        Instant oldest = Stream.of(newestData.temperature(), newestData.pressure(), newestData.saturation())
                .filter(known -> !known.equals(Instant.MIN))
                .min(Instant::compareTo)
                .orElse(Instant.MIN);
        GradingRules rules = situation.rules();
        int grade = grade(Feed.SPOT_VITALS, situation);
        Duration interval = rules.duration(
                grade >= 3
                        ? RuleKey.FEED_SPOT_INTERVAL_3
                        : grade == 2 ? RuleKey.FEED_SPOT_INTERVAL_2 : RuleKey.FEED_SPOT_INTERVAL);
        return state(
                situation,
                Feed.SPOT_VITALS,
                oldest,
                times(interval, rules.decimal(RuleKey.FEED_SPOT_STALE)),
                times(interval, rules.decimal(RuleKey.FEED_SPOT_PAGE)));
    }

    /**
     * The first assessment is due an interval after the therapy began, or after we first heard of it. From ICANS 3 on,
     * where ICE may not be possible, any check of the nervous system counts
     * (docs/clinical/alerts.md#assessments-that-are-due).
     */
    private Optional<FeedState> neuro(Situation situation) {
        GradingRules rules = situation.rules();
        int grade = grade(Feed.NEURO_ASSESSMENT, situation);
        NewestData newestData = situation.newestData();
        Instant last = later(
                newestData.therapy(),
                grade >= 3 ? later(newestData.neuro(), newestData.neuroCheck()) : newestData.neuro());
        Duration interval = rules.duration(
                grade >= 3 ? RuleKey.NEURO_INTERVAL_3 : grade == 2 ? RuleKey.NEURO_INTERVAL_2 : RuleKey.NEURO_INTERVAL);
        Duration quarter = interval.dividedBy(4);
        Duration grace = rules.duration(RuleKey.NEURO_GRACE);
        return state(
                situation,
                Feed.NEURO_ASSESSMENT,
                last,
                interval.plus(grace.compareTo(quarter) < 0 ? grace : quarter),
                interval.multipliedBy(2));
    }

    private static Duration times(Duration interval, BigDecimal factor) {
        return Duration.ofMillis(
                factor.multiply(BigDecimal.valueOf(interval.toMillis())).longValue());
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
            case LIVE, FROZEN -> recording ? Instant.MAX : late;
            case OVERDUE -> gone;
            case SILENT -> Instant.MAX;
        };
        return Optional.of(new FeedState(feed, last, status, late, gone, next));
    }
}
