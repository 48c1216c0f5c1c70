// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.alerting.AlertMemory;
import org.cytovigil.core.alerting.AlertPolicy;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.alerting.FeedState;
import org.cytovigil.core.alerting.Situation;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.Feed;

/** Keeps what was told of alerts and feeds, and asks the policy what follows from a new situation. */
final class AlertKeeper {
    private final PatientKey patient;
    private final AlertPolicy policy;
    private final Map<Feed, FeedState.Status> feeds = new EnumMap<>(Feed.class);
    private AlertMemory alerts;
    private Instant due;

    AlertKeeper(PatientKey patient, AlertPolicy policy, PatientState state) {
        this.patient = patient;
        this.policy = policy;
        this.alerts = state.alerts();
        this.due = state.alertDue();
        feeds.putAll(state.feeds());
    }

    AlertMemory alerts() {
        return alerts;
    }

    /** Last published status of each feed. */
    Map<Feed, FeedState.Status> feeds() {
        return feeds;
    }

    /** When the policy must judge again although nothing arrives. */
    Instant due() {
        return due;
    }

    /** Whether the feeds that a sample of a monitor belongs to deliver, so that its arrival is no news. */
    boolean monitorLive() {
        FeedState.Status monitor = feeds.get(Feed.CONTINUOUS_VITALS);
        return monitor != null
                && !monitor.isLate()
                && feeds.getOrDefault(Feed.SPOT_VITALS, FeedState.Status.LIVE) == FeedState.Status.LIVE;
    }

    /**
     * Judges a situation.
     *
     * @param gone the record was merged into another: nothing of it counts any more
     */
    void judge(Situation situation, boolean gone, List<Outcome> outcomes) {
        for (FeedState state : policy.feeds(situation)) {
            if (feeds.put(state.feed(), state.status()) != state.status()) {
                outcomes.add(changed(state, situation));
            }
        }
        if (gone) {
            unwatch(situation, outcomes);
        }
        AlertPolicy.Judgement judgement = gone ? policy.withdraw(situation, alerts) : policy.judge(situation, alerts);
        for (AlertStep step : judgement.steps()) {
            outcomes.add(new Outcome.Alerted(step));
        }
        alerts = judgement.memory();
        due = judgement.nextDue();
    }

    /** Feeds that were told to be late are not looked at any more. */
    private void unwatch(Situation situation, List<Outcome> outcomes) {
        Instant now = situation.now();
        feeds.forEach((feed, status) -> {
            if (status != FeedState.Status.LIVE) {
                FeedState over = new FeedState(feed, now, FeedState.Status.LIVE, now, now, Instant.MAX);
                outcomes.add(changed(over, situation));
            }
        });
        feeds.clear();
    }

    private Outcome changed(FeedState state, Situation situation) {
        return new Outcome.FeedChanged(patient, state, situation.person().unit(), situation.now());
    }
}
