// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.core.grading.Feed;

/** Turns feeds that are late into notes and pages (docs/clinical/alerts.md#feeds). */
final class FeedSilence implements AlertRule {
    private final FeedWatch feeds;

    FeedSilence(FeedWatch feeds) {
        this.feeds = feeds;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Instant next = Instant.MAX;
        for (FeedState state : feeds.of(situation)) {
            AlertCause cause =
                    state.feed() == Feed.NEURO_ASSESSMENT ? AlertCause.ASSESSMENT_OVERDUE : AlertCause.FEED_SILENT;
            boolean late = state.status().isLate();
            boolean pages = state.status() == FeedState.Status.SILENT && pages(situation, state.feed());
            follow(situation, ledger, state, cause, Priority.LOW, late);
            follow(situation, ledger, state, cause, Priority.MEDIUM, pages);
            next = earlier(state.nextDue(), next);
        }
        return next;
    }

    private static void follow(
            Situation situation,
            AlertLedger ledger,
            FeedState state,
            AlertCause cause,
            Priority priority,
            boolean holds) {
        String about = state.feed() + "/" + priority;
        Optional<AlertLedger.Raise> raise = holds
                ? Optional.of(new AlertLedger.Raise(
                        cause,
                        about,
                        priority,
                        priority == Priority.MEDIUM,
                        null,
                        null,
                        null,
                        priority == Priority.LOW ? state.overdueAt() : state.silentAt(),
                        "no " + words(state.feed()) + " since " + state.lastAt().truncatedTo(ChronoUnit.MINUTES)))
                : Optional.empty();
        Conditions.follow(ledger, raise, AlertLedger.Raise.kind(cause, about, null, null), situation.now(), true);
    }

    private static String words(Feed feed) {
        return feed.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A silent monitor pages from CRS 2 or with a vasopressor; overdue people's work always does. */
    private boolean pages(Situation situation, Feed feed) {
        return feed != Feed.CONTINUOUS_VITALS || feeds.grade(feed, situation) >= 2;
    }
}
