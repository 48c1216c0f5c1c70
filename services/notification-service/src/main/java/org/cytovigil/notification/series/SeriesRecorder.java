// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.series;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.Removed;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.notification.ledger.ReadingRow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the data that the board draws. They are read as the grader reads them, so that the chart shows what was graded; what
 * cannot be used is not drawn. Of a continuous feed the first sample of each minute is kept.
 */
@Singleton
public class SeriesRecorder {
    /** More points than a screen shows. */
    private static final int MOST = 50_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadingRepository readings;
    private final Clock clock;
    private final Intake intake;
    private final FirstSamples samples;

    SeriesRecorder(ReadingRepository readings, FirstSamples samples, Intake intake, Clock clock) {
        this.samples = samples;
        this.intake = intake;
        this.readings = readings;
        this.clock = clock;
    }

    /** A record of an input topic, for one thread; samples of feeds are kept only with {@link #write}. */
    public void take(IndexedRecord record, Instant arrived) {
        String sample = FirstSamples.key(record);
        if (sample != null && samples.has(sample)) {
            return;
        }
        IntakeResult result = intake.accept(AvroFields.of(record), arrived, clock.instant());
        if (!(result instanceof IntakeResult.Accepted accepted)) {
            return;
        }
        Fact fact = accepted.fact();
        if (fact instanceof Removed removed) {
            remove(removed);
        } else if (fact instanceof Measured measured && measured.method().isContinuous()) {
            sample(measured, sample);
        } else {
            Point.of(fact).ifPresent(point -> put(fact, point));
        }
    }

    /** Writes what was taken of feeds. */
    public void write() {
        samples.write();
    }

    private void put(Fact fact, Point point) {
        boolean artefact = fact instanceof Measured measured && measured.artefact();
        readings.put(
                fact.patient().value(),
                fact.header().source(),
                fact.id(),
                point.series(),
                fact.at(),
                fact.arrivedAt(),
                artefact ? null : point.shown().toString());
    }

    private void sample(Measured measured, @Nullable String key) {
        String patient = measured.patient().value();
        String minute = minute(measured.parameter(), measured.method(), measured.at());
        Point point = Point.of(measured).orElseThrow();
        if (measured.status().amends()) {
            samples.write();
            String shown = measured.artefact() ? null : point.shown().toString();
            readings.amend(patient, minute, measured.at(), measured.arrivedAt(), shown);
        } else if (!measured.artefact()) {
            samples.add(
                    key == null ? patient + ' ' + minute : key,
                    new FirstSamples.Sample(
                            patient,
                            minute,
                            point.series(),
                            measured.at(),
                            measured.arrivedAt(),
                            point.shown().toString()));
        }
    }

    private void remove(Removed removed) {
        String patient = removed.patient().value();
        Parameter parameter = removed.parameter();
        if (parameter != null && removed.method().isContinuous()) {
            String minute = minute(parameter, removed.method(), removed.at());
            samples.write();
            readings.amend(patient, minute, removed.at(), removed.arrivedAt(), null);
        } else {
            String source = removed.header().source();
            readings.put(patient, source, removed.id(), "", removed.at(), removed.arrivedAt(), null);
        }
    }

    private static String minute(Parameter parameter, Method method, Instant at) {
        return parameter + " " + method + " " + at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The series of a patient in a stretch of time, by name, each with its points in order. */
    public List<Series> series(String patient, Instant from, Instant to) {
        Map<String, List<JsonNode>> points = new TreeMap<>();
        for (ReadingRow row : readings.between(patient, from, to, MOST)) {
            points.computeIfAbsent(row.series(), series -> new ArrayList<>()).add(point(row));
        }
        List<Series> series = new ArrayList<>();
        points.forEach((name, own) -> series.add(new Series(name, own)));
        return series;
    }

    /** What was charted of one thing: its points in order. */
    public record Series(String series, List<JsonNode> points) {}

    private static JsonNode point(ReadingRow row) {
        try {
            return JSON.readTree(row.point());
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a kept point is no JSON", broken);
        }
    }
}
