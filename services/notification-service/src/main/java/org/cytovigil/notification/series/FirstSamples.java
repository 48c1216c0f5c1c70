// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.series;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.cytovigil.core.fact.Method;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.ledger.ReadingRepository;
import org.cytovigil.schema.bedside.VitalSignObserved;
import org.jspecify.annotations.Nullable;

/**
 * The first sample of each minute of a feed, which is the one that is drawn. At the turn of a minute each patient has new
 * ones, so those of a batch are written in one statement; of the others nothing is read but their time. For one thread.
 */
@Singleton
class FirstSamples {
    /** So many minutes of feeds are known to be kept already: an hour of a large site. */
    private static final int REMEMBERED = 100_000;

    private static final Set<String> CONTINUOUS = Set.of(Method.CONTINUOUS.name(), Method.ARTERIAL_LINE.name());
    private static final Set<String> PLAIN = Set.of("FINAL", "PRELIMINARY");

    private final ReadingRepository readings;
    private final Map<String, Sample> pending = new LinkedHashMap<>();
    private final Map<String, Boolean> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** A sample by the minute that it is drawn for. */
    record Sample(String patient, String minute, String series, Instant at, Instant arrivedAt, String point) {}

    FirstSamples(ReadingRepository readings) {
        this.readings = readings;
    }

    /** What a sample of a feed has in common with the others of its minute; null where a record is no such sample. */
    static @Nullable String key(IndexedRecord record) {
        return record instanceof VitalSignObserved vital
                        && CONTINUOUS.contains(String.valueOf(vital.getMethod()))
                        && PLAIN.contains(String.valueOf(vital.getStatus()))
                ? vital.getPatient()
                        + "|"
                        + vital.getParameter()
                        + "|"
                        + vital.getSystem()
                        + "|"
                        + vital.getCode()
                        + "|"
                        + vital.getSite()
                        + "|"
                        + vital.getMethod()
                        + "|"
                        + vital.getAt().getEpochSecond() / 60
                : null;
    }

    /** Whether the minute of a sample has its first one. */
    boolean has(String key) {
        return kept.containsKey(key) || pending.containsKey(key);
    }

    /** The first sample of a minute, to be written with the others of its batch. */
    void add(String key, Sample sample) {
        pending.putIfAbsent(key, sample);
    }

    /** Writes what was added; where the ledger refuses one for good, each of the others. */
    void write() {
        if (pending.isEmpty()) {
            return;
        }
        Failures.unlessRefused(
                () -> readings.putAllFirst(json()),
                () -> pending.values().forEach(sample -> Failures.unlessRefused(() -> put(sample), () -> {})));
        // Only now: where the ledger cannot take them, the batch comes again.
        pending.keySet().forEach(key -> kept.put(key, true));
        pending.clear();
    }

    private void put(Sample sample) {
        readings.putFirst(
                sample.patient(), sample.minute(), sample.series(), sample.at(), sample.arrivedAt(), sample.point());
    }

    private String json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        pending.values()
                .forEach(sample -> all.addObject()
                        .put("patient", sample.patient())
                        .put("fact_id", sample.minute())
                        .put("series", sample.series())
                        .put("at", sample.at().toString())
                        .put("version", sample.arrivedAt().toString())
                        .put("point", sample.point()));
        return all.toString();
    }
}
