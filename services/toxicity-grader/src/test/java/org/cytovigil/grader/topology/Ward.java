// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/** A ward on virtual time: event lines in, what was published out. */
final class Ward implements AutoCloseable {
    static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");

    /** So few that the tests with more patients move them out and in. */
    private static final int LIVE_PATIENTS = 2;

    private final MovableClock clock = new MovableClock(EIGHT);
    private final Intake intake = new Intake();
    private final Path state;
    private final GradingCatalogue scales;
    private final int live;
    private GradingRules rules = GradingRules.defaults();
    private TopologyTestDriver driver;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private String unwritable = "";

    Ward(Path state) {
        this(state, GradingCatalogue.standard());
    }

    Ward(Path state, GradingCatalogue scales) {
        this(state, scales, LIVE_PATIENTS);
    }

    /** @param live patients in memory; with fewer than there are they are moved out and in */
    Ward(Path state, GradingCatalogue scales, int live) {
        this.live = live;
        new KafkaSettings(Settings.of(Map.of()));
        this.state = state;
        this.scales = scales;
        this.driver = start();
    }

    private TopologyTestDriver start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ward");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return new TopologyTestDriver(topology(), properties, clock.instant());
    }

    private Topology topology() {
        return ToxicityTopology.build(
                Wire::read,
                this::write,
                clock,
                PatientMonitor.graph(scales, rules),
                meters,
                new Pulse(System::nanoTime),
                new Pace(live, 20));
    }

    private byte[] write(String topic, SpecificRecord value) {
        if (topic.equals(unwritable)) {
            throw new IllegalStateException("nothing can be written to " + topic);
        }
        return Wire.WRITER.serialize(topic, value);
    }

    /** From now on records of that topic cannot be written, as while the registry is away. */
    void refuse(String topic) {
        unwritable = topic;
    }

    /** The topology as text. */
    String describe() {
        return topology().describe().toString();
    }

    /** The process ends and another goes on with what the changelogs kept. */
    void restart(Duration away) {
        restart(away, Nodes.PATIENTS, Nodes.TIMERS, Nodes.FACTS, Nodes.BLOCKS);
    }

    /** The process ends, and another goes on under other rules. */
    void restartUnder(GradingRules others) {
        rules = others;
        restart(Duration.ZERO);
    }

    /** The same with some of the stores only, as of a version that had no others. */
    void restart(Duration away, String... stores) {
        Map<String, Map<String, byte[]>> kept = new HashMap<>();
        for (String store : stores) {
            Map<String, byte[]> entries = kept.computeIfAbsent(store, name -> new HashMap<>());
            try (KeyValueIterator<String, byte[]> all =
                    driver.<String, byte[]>getKeyValueStore(store).all()) {
                all.forEachRemaining(entry -> entries.put(entry.key, entry.value));
            }
        }
        driver.close();
        clock.pass(away);
        driver = start();
        kept.forEach((store, entries) -> entries.forEach(driver.<String, byte[]>getKeyValueStore(store)::put));
    }

    /** An event arrives now. */
    Ward receive(String line) {
        JsonFields fields = JsonFields.parse(line).orElseThrow();
        IntakeResult result = intake.accept(fields, clock.instant());
        if (!(result instanceof IntakeResult.Accepted accepted)) {
            throw new IllegalArgumentException(result.toString());
        }
        ProducerRecord<String, SpecificRecord> record = EventRecords.of(fields, accepted.fact(), clock.instant());
        return write(record.topic(), record.key(), record.value());
    }

    /** A record of another producer arrives now. */
    Ward write(String topic, String key, SpecificRecord value) {
        return raw(topic, key, Wire.WRITER.serialize(topic, value));
    }

    /** Bytes arrive now. */
    Ward raw(String topic, @Nullable String key, byte[] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes, value, new RecordHeaders(), clock.instant()));
        return this;
    }

    /** Bytes arrive now in a record with another timestamp than now, as a foreign producer may set it. */
    Ward stamped(String topic, String key, byte[] value, long timestamp) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        key.getBytes(StandardCharsets.UTF_8),
                        value,
                        new RecordHeaders().add("h", null),
                        timestamp < 0 ? null : Instant.ofEpochMilli(timestamp)));
        return this;
    }

    /** A record without a value arrives now. */
    Ward tombstone(String topic, @Nullable String key) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(bytes, null, new RecordHeaders(), clock.instant()));
        return this;
    }

    /** The record that an event travels as. */
    byte[] bytes(String line) {
        JsonFields fields = JsonFields.parse(line).orElseThrow();
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) intake.accept(fields, clock.instant());
        return Wire.WRITER.serialize(
                "", EventRecords.of(fields, accepted.fact(), clock.instant()).value());
    }

    /** What is kept of a patient in a store becomes unreadable, and the process starts again. */
    Ward damage(String store, String patient) {
        restart(Duration.ZERO);
        KeyValueStore<String, byte[]> entries = driver.getKeyValueStore(store);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> all = entries.all()) {
            all.forEachRemaining(entry -> {
                if (entry.key.startsWith(patient) && entry.value.length > 0) {
                    keys.add(entry.key);
                }
            });
        }
        keys.forEach(key -> entries.put(key, new byte[] {1, 2, 3}));
        return this;
    }

    /** What a counter says; fails where there is none. */
    double count(String counter, String... tags) {
        return meters.get(counter).tags(tags).counter().count();
    }

    /** Time goes by and nothing arrives. */
    Ward pass(Duration time) {
        clock.pass(time);
        driver.advanceWallClockTime(time);
        return this;
    }

    /** The present. */
    Instant now() {
        return clock.instant();
    }

    /** Time of day, as short as it can be. */
    static String time(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalTime().toString();
    }

    /** Time goes by until an instant. */
    Ward at(String time) {
        return pass(Duration.between(clock.instant(), Instant.parse("2026-01-15T" + time + "Z")));
    }

    /** New alert steps as sentences. */
    List<String> alerts() {
        return read(Topics.ALERTS).stream()
                .map(value -> (AlertTransition) value)
                .map(step -> step.getTransition() + " " + step.getPriority() + " " + step.getCause()
                        + (step.getGrade() == null ? "" : " " + step.getGrade())
                        + (step.getPage() ? " page" : ""))
                .toList();
    }

    /** Ids of new alert steps. */
    List<String> alertIds() {
        return read(Topics.ALERTS).stream()
                .map(value -> ((AlertTransition) value).getAlertId().toString())
                .toList();
    }

    /** New grade lines as sentences. */
    List<String> grades() {
        return read(Topics.GRADES_ASSESSED).stream()
                .map(value -> (ToxicityGraded) value)
                .map(line -> line.getGradingSystem() + " " + line.getGrade() + " "
                        + time(line.getFrom()) + " supersedes "
                        + line.getSupersedes().size())
                .toList();
    }

    /** New records of a topic. */
    List<SpecificRecord> read(String topic) {
        List<SpecificRecord> values = new ArrayList<>();
        driver.createOutputTopic(topic, new StringDeserializer(), Wire.READER)
                .readValuesToList()
                .forEach(values::add);
        return values;
    }

    @Override
    public void close() {
        driver.close();
    }
}
