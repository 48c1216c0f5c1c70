// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.GradeLine;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.NewestDatum;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.series.SeriesRecorder;
import org.jspecify.annotations.Nullable;

/** Patients as the board shows them. */
@Singleton
public class BoardView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BoardRepository board;
    private final AlertRepository alerts;
    private final SeriesRecorder readings;
    private final Clock clock;

    public BoardView(BoardRepository board, AlertRepository alerts, SeriesRecorder readings, Clock clock) {
        this.board = board;
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
        Map<String, List<GradeRow>> grades = board.grades().stream().collect(Collectors.groupingBy(GradeRow::patient));
        Map<String, List<FeedRow>> feeds = board.feeds().stream().collect(Collectors.groupingBy(FeedRow::patient));
        Map<String, List<NewestDatum>> data =
                board.newest().stream().collect(Collectors.groupingBy(NewestDatum::patient));
        Map<String, Long> open =
                alerts.alive().stream().collect(Collectors.groupingBy(alert -> alert.patient(), Collectors.counting()));
        List<Bed> beds = new ArrayList<>();
        for (PatientRow patient : board.patients()) {
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
        return beds().stream()
                .filter(bed -> bed.patient().patient().equals(patient))
                .findFirst();
    }

    Map<String, Object> summary(Bed bed) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("patient", bed.patient().patient());
        view.put("unit", bed.patient().unit());
        view.put("setting", bed.patient().setting());
        view.put("grades", bed.grades().stream().map(BoardView::grade).toList());
        view.put("openAlerts", bed.openAlerts());
        view.put("newestDatumAt", bed.newest().map(Instant::toString).orElse(null));
        view.put("dataAgeSeconds", bed.newest().map(this::age).orElse(null));
        view.put("feeds", feeds(bed));
        return view;
    }

    Map<String, Object> whole(Bed bed) {
        Map<String, Object> view = summary(bed);
        view.put(
                "grades",
                bed.grades().stream().map(BoardView::gradeWithEvidence).toList());
        view.put(
                "alerts",
                alerts.list("ALL", "", bed.patient().patient(), Long.MAX_VALUE, 100).stream()
                        .map(AlertView::item)
                        .toList());
        return view;
    }

    /** What was charted and published for a patient in that time. */
    Map<String, Object> timeline(String patient, Instant from, Instant to) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("patient", patient);
        view.put("from", from.toString());
        view.put("to", to.toString());
        view.put(
                "grades",
                board.lines(patient, from, to).stream().map(BoardView::line).toList());
        view.put(
                "alerts",
                alerts.list("ALL", "", patient, Long.MAX_VALUE, 1000).stream()
                        .filter(alert ->
                                !alert.at().isBefore(from) && alert.at().isBefore(to))
                        .map(AlertView::item)
                        .toList());
        view.put("series", readings.series(patient, from, to));
        return view;
    }

    /** Seconds since then. */
    public long age(Instant then) {
        return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
    }

    /** Those that are watched for silence, and beside them the others that data came from, which nobody watches. */
    private List<Map<String, Object>> feeds(Bed bed) {
        List<Map<String, Object>> views = new ArrayList<>();
        Set<String> watched = new TreeSet<>();
        for (FeedRow feed : bed.feeds()) {
            watched.add(feed.feed());
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("feed", feed.feed());
            view.put("status", feed.status());
            view.put("lastAt", bed.newest(feed).toString());
            view.put("since", feed.since().toString());
            view.put("ageSeconds", age(bed.newest(feed)));
            views.add(view);
        }
        for (NewestDatum datum : bed.data()) {
            if (!watched.contains(datum.feed())) {
                Map<String, Object> view = new LinkedHashMap<>();
                view.put("feed", datum.feed());
                view.put("status", "NOT_WATCHED");
                view.put("lastAt", datum.at().toString());
                view.put("since", null);
                view.put("ageSeconds", age(datum.at()));
                views.add(view);
            }
        }
        return views;
    }

    private static Map<String, Object> grade(GradeRow grade) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("system", grade.gradingSystem());
        view.put("grade", grade.grade());
        view.put("upper", grade.upper());
        index(view, grade.score(), grade.band());
        view.put("completeness", grade.completeness());
        view.put("from", grade.since().toString());
        view.put("knownAt", grade.knownAt().toString());
        view.put("flags", json(grade.flags()));
        return view;
    }

    /** A prediction index has a number, and some a band; a grade has neither. */
    private static void index(Map<String, Object> view, @Nullable BigDecimal score, @Nullable String band) {
        if (score != null) {
            view.put("score", score);
        }
        if (band != null) {
            view.put("band", band);
        }
    }

    private static Map<String, Object> gradeWithEvidence(GradeRow grade) {
        Map<String, Object> view = grade(grade);
        view.put("because", json(grade.because()));
        view.put("missing", json(grade.missing()));
        view.put("edition", grade.edition());
        view.put("suggestions", json(grade.suggestions()));
        return view;
    }

    private static Map<String, Object> line(GradeLine line) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("system", line.gradingSystem());
        view.put("grade", line.grade());
        view.put("upper", line.upper());
        index(view, line.score(), line.band());
        view.put("completeness", line.completeness());
        view.put("from", line.since().toString());
        view.put("knownAt", line.knownAt().toString());
        view.put("flags", json(line.flags()));
        return view;
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
