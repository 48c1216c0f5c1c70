// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Random events of every type, each field now present, now absent. */
final class EventSamples {
    private final Random random;

    private EventSamples(Random random) {
        this.random = random;
    }

    static Stream<MapFields> all(Random random) {
        EventSamples samples = new EventSamples(random);
        return Stream.of(
                        samples.vital(),
                        samples.coded(),
                        samples.lab(),
                        samples.oxygen(),
                        samples.medication(),
                        samples.ice(),
                        samples.finding(),
                        samples.seizure(),
                        samples.attribution(),
                        samples.therapy(),
                        samples.patient(),
                        samples.merge())
                .map(samples::headed);
    }

    private MapFields headed(MapFields event) {
        Map<String, Object> header = new HashMap<>();
        header.put("patient", "p" + random.nextInt(100));
        header.put("at", instant());
        perhaps(header, "id", "o" + random.nextInt(1000));
        perhaps(header, "arrivedAt", "2026-01-03T09:00:00.5+01:00");
        perhaps(header, "source", "monitor-" + random.nextInt(10));
        perhaps(header, "status", oneOf("FINAL", "PRELIMINARY", "CORRECTED"));
        return event.with(header);
    }

    private MapFields vital() {
        return MapFields.of(
                        "type", "observation", "parameter", "TEMPERATURE", "value", decimal(300, 420), "unit", "Cel")
                .with(some(
                        "site", oneOf("ORAL", "SKIN", "CORE"),
                        "method", oneOf("SPOT", "CONTINUOUS"),
                        "quality", MapFields.of("artefact", random.nextBoolean(), "perfusionIndex", "1.2")));
    }

    private MapFields coded() {
        return MapFields.of("type", "observation", "code", "150021", "system", "MDC", "value", "118", "unit", "mm[Hg]");
    }

    private MapFields lab() {
        return MapFields.of("type", "observation", "parameter", "CRP", "value", oneOf("<5", ">300", "12.50"))
                .with(Map.of("unit", "mg/L"))
                .with(some("lln", "0", "uln", "5.0", "quality", MapFields.of("artefact", random.nextBoolean())));
    }

    private MapFields oxygen() {
        return MapFields.of("type", "oxygen", "device", "NASAL_CANNULA")
                .with(some("flow", decimal(1, 60), "fio2", "0.28", "indication", "PROCEDURE"));
    }

    private MapFields medication() {
        return MapFields.of("type", "medication", "drug", "norepinephrine", "action", oneOf("STARTED", "RATE"))
                .with(some("dose", "0.05", "unit", "ug/kg/min"));
    }

    private MapFields ice() {
        return random.nextBoolean()
                ? MapFields.of("type", "neuro", "finding", "ICE", "score", random.nextInt(11))
                : MapFields.of("type", "neuro", "finding", "ICE", "items", new MapFields(items()));
    }

    private Map<String, Object> items() {
        Map<String, Object> items = new HashMap<>();
        perhaps(items, "orientation", random.nextInt(5));
        perhaps(items, "naming", random.nextInt(4));
        perhaps(items, "command", random.nextInt(2));
        perhaps(items, "writing", random.nextInt(2));
        perhaps(items, "attention", random.nextInt(2));
        return items;
    }

    private MapFields finding() {
        return random.nextBoolean()
                ? MapFields.of("type", "neuro", "finding", "CONSCIOUSNESS", "value", "TO_VOICE")
                : MapFields.of("type", "neuro", "finding", "HAEMORRHAGE", "value", random.nextBoolean());
    }

    private MapFields seizure() {
        return MapFields.of("type", "neuro", "finding", "SEIZURE")
                .with(some(
                        "kind", "NONCONVULSIVE",
                        "endedAt", "2026-01-03T08:59:00Z",
                        "returnedToBaseline", random.nextBoolean()));
    }

    private MapFields attribution() {
        return MapFields.of("type", "attribution", "toxicity", "CRS", "cause", "OTHER")
                .with(some("by", "dr-a"));
    }

    private MapFields therapy() {
        return MapFields.of("type", "therapy", "product", "BLINATUMOMAB", "phase", "STARTED")
                .with(some("cycle", 1 + random.nextInt(5), "doseRate", "9", "doseUnit", "ug/d", "indication", "MRD"));
    }

    private MapFields patient() {
        return MapFields.of("type", "patient")
                .with(some("birthDate", "2019-02-28", "ageYears", "6.5", "weightKg", "21.4", "unit", "5W"))
                .with(some("fills", random.nextBoolean()))
                .with(some(
                        "setting", "INPATIENT",
                        "developmentalDelay", random.nextBoolean(),
                        "baseline", MapFields.of("oxygenDevice", "CPAP", "ferritin", "350.5", "ice", 10)));
    }

    private MapFields merge() {
        return MapFields.of("type", "patient", "mergedInto", "q" + random.nextInt(100));
    }

    private Map<String, Object> some(Object... namesAndValues) {
        Map<String, Object> chosen = new HashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            perhaps(chosen, namesAndValues[index].toString(), namesAndValues[index + 1]);
        }
        return chosen;
    }

    private void perhaps(Map<String, Object> fields, String name, Object value) {
        if (random.nextBoolean()) {
            fields.put(name, value);
        }
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private BigDecimal decimal(int fromTenths, int toTenths) {
        return BigDecimal.valueOf(fromTenths + (long) random.nextInt(toTenths - fromTenths), 1);
    }

    private Instant instant() {
        return Instant.parse("2026-01-03T08:00:00Z").minusMillis(random.nextInt(1_000_000));
    }
}
