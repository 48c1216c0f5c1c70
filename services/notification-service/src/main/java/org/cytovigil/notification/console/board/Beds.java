// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.NewestDatum;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** Makes what the board shows of a patient. */
@Singleton
public class Beds {
    private static final GradingCatalogue SCALES = GradingCatalogue.known();
    private static final Duration OLD = Duration.ofMinutes(30);
    private static final Duration SOON = Duration.ofMinutes(30);

    /** Drugs and oxygen are charted when they change: how long ago says nothing. */
    private static final String WHEN_CHANGED = "INTERVENTIONS";

    /** Feeds of which half an hour without data says something; what is charted now and then has its own watch. */
    private static final List<String> OFTEN = List.of("CONTINUOUS_VITALS");

    private final Trends trends;
    private final WardZones zones;
    private final GradingRules rules;

    public Beds(Trends trends, WardZones zones, Settings settings) {
        this.trends = trends;
        this.zones = zones;
        this.rules = GradingRules.from(settings.grading());
    }

    /** A patient with the alerts that are not closed. */
    public Bed of(BoardView.Bed bed, List<Alert> alerts, Words site) {
        Words words = site.forWard(zones.of(bed.patient().unit()));
        Trends.Look look = trends.look();
        Gauges gauges = new Gauges(words, SCALES);
        String patient = bed.patient().patient();
        return new Bed(
                patient,
                bed.patient().unit(),
                course(Course.of(look.therapy(patient), words.now(), words.zone()), words),
                bed.worst(),
                gauges.large(bed, look),
                gauges.chips(bed),
                gauges.flags(bed),
                ages(bed, words),
                alerts.stream().filter(Alert::page).map(Beds::taken).toList(),
                due(bed, words));
    }

    private static Bed.Taken taken(Alert alert) {
        return new Bed.Taken(alert.code(), alert.priority(), alert.acknowledgedBy());
    }

    private static String course(@Nullable Course course, Words words) {
        if (course == null) {
            return "";
        }
        String product = words.word("product", course.product().name());
        if (course.phase() == TherapyPhase.PLANNED) {
            return product + ", " + words.of("course.planned");
        }
        if (course.carT()) {
            return words.of("course.day", course.day()) + ", " + product;
        }
        Integer cycle = course.cycle();
        return (cycle == null ? words.of("course.dayOf", course.day()) : words.of("course.cycle", cycle, course.day()))
                + ", " + product;
    }

    private static List<Bed.Age> ages(BoardView.Bed bed, Words words) {
        List<Bed.Age> ages = new ArrayList<>();
        for (FeedRow feed : bed.feeds()) {
            if (!feed.feed().equals(Feed.NEURO_ASSESSMENT.name())) {
                Instant newest = bed.newest(feed);
                boolean late = !feed.status().equals("LIVE") || isOld(feed.feed(), newest, words);
                ages.add(new Bed.Age(words.word("feed", feed.feed()), words.age(newest), late));
            }
        }
        for (NewestDatum datum : bed.data()) {
            boolean watched = bed.feeds().stream().anyMatch(feed -> feed.feed().equals(datum.feed()));
            if (!watched && !datum.feed().equals(WHEN_CHANGED)) {
                ages.add(new Bed.Age(
                        words.word("feed", datum.feed()),
                        words.age(datum.at()),
                        isOld(datum.feed(), datum.at(), words)));
            }
        }
        return ages;
    }

    /** Whatever a feed's status says: nobody may have said otherwise. */
    private static boolean isOld(String feed, Instant newest, Words words) {
        return OFTEN.contains(feed) && newest.plus(OLD).isBefore(words.now());
    }

    private Bed.@Nullable Due due(BoardView.Bed bed, Words words) {
        Optional<FeedRow> found = bed.feeds().stream()
                .filter(feed -> feed.feed().equals(Feed.NEURO_ASSESSMENT.name()))
                .findFirst();
        if (found.isEmpty()) {
            return null;
        }
        Instant at = bed.newest(found.get()).plus(interval(bed));
        boolean late = !found.get().status().equals("LIVE") || !words.now().isBefore(at);
        if (late) {
            Instant since = at.isBefore(words.now()) ? at : found.get().since();
            return new Bed.Due(words.of("due.late", words.age(since)), words.time(since), true);
        }
        Duration left = Duration.between(words.now(), at);
        return new Bed.Due(words.of("due.in", words.span(left)), words.time(at), left.compareTo(SOON) < 0);
    }

    /** How long after an assessment the next one is due: sooner from ICANS 2 on. */
    private Duration interval(BoardView.Bed bed) {
        int grade = bed.grades().stream()
                .filter(row -> row.gradingSystem().equals(AstctIcans.ID))
                .mapToInt(GradeRow::grade)
                .findFirst()
                .orElse(0);
        return rules.duration(
                grade >= 3 ? RuleKey.NEURO_INTERVAL_3 : grade == 2 ? RuleKey.NEURO_INTERVAL_2 : RuleKey.NEURO_INTERVAL);
    }
}
