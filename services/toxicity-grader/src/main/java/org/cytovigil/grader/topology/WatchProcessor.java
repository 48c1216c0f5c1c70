// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.cytovigil.core.course.Wiring;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.grader.store.DueStore;
import org.cytovigil.grader.store.StateCodec;
import org.cytovigil.grader.store.StoredHistory;
import org.cytovigil.kafka.DeadLetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each fact to the monitor of its patient, keeps what must survive, and lets time pass by the wall clock. */
final class WatchProcessor implements Processor<String, Object, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchProcessor.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final int CACHED = 2_000;

    private final Wiring wiring;
    private final StateCodec codec;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer latency;
    private final Map<PatientKey, PatientMonitor> monitors = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PatientKey, PatientMonitor> eldest) {
            return size() > CACHED;
        }
    };
    private @Nullable Stores stores;

    /** What a task has once it is initialised. */
    private record Stores(
            ProcessorContext<String, SpecificRecord> context,
            KeyValueStore<String, byte[]> patients,
            KeyValueStore<String, byte[]> facts,
            KeyValueStore<String, byte[]> blocks,
            DueStore due) {}

    WatchProcessor(Wiring wiring, Clock clock, MeterRegistry meters) {
        this.wiring = wiring;
        this.codec = new StateCodec(wiring);
        this.clock = clock;
        this.meters = meters;
        this.latency = Timer.builder("cytovigil.grading.latency")
                .description("from the arrival of an event to its assessment")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        stores = new Stores(
                context,
                context.getStateStore(Nodes.PATIENTS),
                context.getStateStore(Nodes.FACTS),
                context.getStateStore(Nodes.BLOCKS),
                new DueStore(context.getStateStore(Nodes.DUE)));
        monitors.clear();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    @Override
    public void process(Record<String, Object> record) {
        Arrived arrived = (Arrived) record.value();
        PatientKey patient = arrived.fact().patient();
        Instant now = clock.instant();
        PatientMonitor monitor = monitor(patient);
        Instant due = monitor.nextDue();
        List<Outcome> outcomes;
        try {
            outcomes = monitor.accept(List.of(arrived.fact()), now);
        } catch (RuntimeException defect) {
            monitors.remove(patient);
            reject(arrived, defect, now);
            return;
        }
        finish(patient, monitor, due, outcomes, now);
        latency.record(Duration.between(arrived.fact().arrivedAt(), now));
    }

    private void tick() {
        Instant now = clock.instant();
        for (PatientKey patient : required().due().dueBy(now)) {
            PatientMonitor monitor = monitor(patient);
            Instant due = monitor.nextDue();
            finish(patient, monitor, due, monitor.tick(now), now);
        }
    }

    private void finish(
            PatientKey patient, PatientMonitor monitor, Instant wasDue, List<Outcome> outcomes, Instant now) {
        Stores present = required();
        present.patients().put(patient.value(), codec.write(monitor.state()));
        present.due().move(patient, wasDue, monitor.nextDue());
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Late) {
                meters.counter("cytovigil.late.events").increment();
            }
            OutcomeRecords.forward(outcome, now, present.context());
        }
    }

    private PatientMonitor monitor(PatientKey patient) {
        return monitors.computeIfAbsent(patient, this::restore);
    }

    private PatientMonitor restore(PatientKey patient) {
        Stores present = required();
        byte @Nullable [] kept = present.patients().get(patient.value());
        return new PatientMonitor(
                patient,
                wiring,
                new StoredHistory(patient, present.facts(), present.blocks(), codec),
                kept == null ? PatientState.EMPTY : codec.state(kept));
    }

    /** A defect of ours must not stop the stream for everybody else; the event is kept for after the repair. */
    private void reject(Arrived arrived, RuntimeException defect, Instant now) {
        LOG.error("an event could not be graded: {}", defect.getClass().getName(), defect);
        meters.counter("cytovigil.events.rejected", "reason", "INTERNAL").increment();
        RecordMetadata from = required().context().recordMetadata().orElseThrow();
        SpecificRecord letter = DeadLetter.of(new DeadLetter.Heading(
                        "INTERNAL", "grading failed: " + defect.getClass().getSimpleName(), "kafka", now))
                .from(from.topic(), from.partition(), from.offset())
                .key(arrived.fact().patient().value().getBytes(StandardCharsets.UTF_8))
                .message(arrived.bytes());
        required().context().forward(new Record<>("kafka", letter, now.toEpochMilli()), Nodes.REJECTED);
    }

    private Stores required() {
        Stores present = stores;
        if (present == null) {
            throw new IllegalStateException("not initialised");
        }
        return present;
    }
}
