// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.BoardSnapshot;
import org.cytovigil.notification.ledger.BoardSnapshots;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.NewestDatum;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.series.SeriesRecorder;

/** Patients as the board shows them. */
@Singleton
public class BoardView {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NEWEST_ALERTS = 100;
    private static final int MOST_ALERTS = 1000;

    private final BoardRepository board;
    private final BoardSnapshots snapshots;
    private final AlertRepository alerts;
    private final SeriesRecorder readings;
    private final Clock clock;

    public BoardView(
            BoardRepository board,
            BoardSnapshots snapshots,
            AlertRepository alerts,
            SeriesRecorder readings,
            Clock clock) {
        this.board = board;
        this.snapshots = snapshots;
        this.readings = readings;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** A patient with everything the board knows. */
    public record Bed(
            PatientRow patient, List<GradeRow> grades, List<FeedRow> feeds, List<NewestDatum> data, long openAlerts) {
        /** When the newest datum of any feed was taken; empty where none is known, which is never a good sign. */
        public Optional<Instant> newest() {
            return Stream.concat(
                            feeds.stream().filter(Bed::tellsOfData).map(FeedRow::lastAt),
                            data.stream().map(NewestDatum::at))
                    .max(Comparator.naturalOrder());
        }

        /** The watch over assessments begins with the therapy, without any assessment. */
        private static boolean tellsOfData(FeedRow feed) {
            return !feed.feed().equals(Feed.NEURO_ASSESSMENT.name());
        }

        /** When the newest datum of one feed was taken. */
        public Instant newest(FeedRow feed) {
            return data.stream()
                    .filter(datum -> datum.feed().equals(feed.feed()))
                    .map(NewestDatum::at)
                    .filter(at -> at.isAfter(feed.lastAt()))
                    .findFirst()
                    .orElse(feed.lastAt());
        }

        /** The worst grade that missing data leave possible. */
        public int worstPossible() {
            return grades.stream().mapToInt(GradeRow::upper).max().orElse(0);
        }

        /** The worst grade that is proven. */
        public int worst() {
            return grades.stream().mapToInt(GradeRow::grade).max().orElse(0);
        }
    }

    /** Every patient, the most ill first. */
    public List<Bed> beds() {
        return beds(alerts.alive());
    }

    /**
     * The same.
     *
     * @param alive the alerts that are not closed
     */
    public List<Bed> beds(List<Alert> alive) {
        return beds(snapshots.all(), alive);
    }

    private static List<Bed> beds(BoardSnapshot look, List<Alert> alive) {
        Map<String, List<GradeRow>> grades = look.grades().stream().collect(Collectors.groupingBy(GradeRow::patient));
        Map<String, List<FeedRow>> feeds = look.feeds().stream().collect(Collectors.groupingBy(FeedRow::patient));
        Map<String, List<NewestDatum>> data = look.data().stream().collect(Collectors.groupingBy(NewestDatum::patient));
        Map<String, Long> open =
                alive.stream().collect(Collectors.groupingBy(alert -> alert.patient(), Collectors.counting()));
        List<Bed> beds = new ArrayList<>();
        for (PatientRow patient : look.patients()) {
            String key = patient.patient();
            beds.add(new Bed(
                    patient,
                    grades.getOrDefault(key, List.of()),
                    feeds.getOrDefault(key, List.of()),
                    data.getOrDefault(key, List.of()),
                    open.getOrDefault(key, 0L)));
        }
        beds.sort(Comparator.comparingInt(Bed::worst)
                .thenComparingInt(Bed::worstPossible)
                .reversed()
                .thenComparing(bed -> bed.patient().patient()));
        return beds;
    }

    /** One patient. */
    public Optional<Bed> bed(String patient) {
        return beds(snapshots.of(patient), alerts.alive()).stream().findFirst();
    }

    PatientSummary summary(Bed bed) {
        return new PatientSummary(
                state(bed), bed.grades().stream().map(GradeSummary::of).toList());
    }

    PatientInFull whole(Bed bed) {
        return new PatientInFull(
                state(bed),
                bed.grades().stream().map(GradeInForce::of).toList(),
                alerts.list("ALL", "", bed.patient().patient(), Long.MAX_VALUE, NEWEST_ALERTS).stream()
                        .map(AlertSummary::of)
                        .toList());
    }

    private PatientState state(Bed bed) {
        return new PatientState(
                bed.patient().patient(),
                bed.patient().unit(),
                bed.patient().setting(),
                bed.openAlerts(),
                bed.newest().orElse(null),
                bed.newest().map(this::age).orElse(null),
                feeds(bed));
    }

    /** What was charted and published for a patient in that time. */
    Timeline timeline(String patient, Instant from, Instant to) {
        return new Timeline(
                patient,
                from,
                to,
                board.lines(patient, from, to).stream().map(GradeSummary::of).toList(),
                alerts.list("ALL", "", patient, Long.MAX_VALUE, MOST_ALERTS).stream()
                        .filter(alert ->
                                !alert.at().isBefore(from) && alert.at().isBefore(to))
                        .map(AlertSummary::of)
                        .toList(),
                readings.series(patient, from, to));
    }

    /** Seconds since then. */
    public long age(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }

    /** Those that are watched for silence, and beside them the others that data came from, which nobody watches. */
    private List<FeedAge> feeds(Bed bed) {
        List<FeedAge> ages = new ArrayList<>();
        Set<String> watched = new TreeSet<>();
        for (FeedRow feed : bed.feeds()) {
            watched.add(feed.feed());
            Instant newest = bed.newest(feed);
            ages.add(new FeedAge(feed.feed(), feed.status(), newest, feed.since(), age(newest)));
        }
        for (NewestDatum datum : bed.data()) {
            if (!watched.contains(datum.feed())) {
                ages.add(new FeedAge(datum.feed(), "NOT_WATCHED", datum.at(), null, age(datum.at())));
            }
        }
        return ages;
    }

    /** A list that was kept as JSON. */
    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what we wrote ourselves is JSON", broken);
        }
    }
}
