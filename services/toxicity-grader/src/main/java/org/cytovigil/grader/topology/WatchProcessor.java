// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.cytovigil.core.course.Wiring;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.kafka.DeadLetter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each fact to the monitor of its patient, and lets time pass by the wall clock. */
final class WatchProcessor implements Processor<String, Object, String, SpecificRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(WatchProcessor.class);
    private static final Duration TICK = Duration.ofMillis(100);
    /** A patient whose timer fails is tried again after this long; its events are graded meanwhile. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final Wiring wiring;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer latency;
    private final int capacity;
    /** Whether grading has failed in this process, so that each state is written before it is risked. */
    private final AtomicBoolean careful;

    private @Nullable Task task;

    /** What a task has once it is initialised. */
    private record Task(ProcessorContext<String, SpecificRecord> context, LiveMonitors monitors, MergeDesk merges) {}

    WatchProcessor(Wiring wiring, Clock clock, MeterRegistry meters, int capacity, AtomicBoolean careful) {
        this.wiring = wiring;
        this.clock = clock;
        this.meters = meters;
        this.capacity = capacity;
        this.careful = careful;
        this.latency = Timer.builder("cytovigil.grading.latency")
                .description("from the arrival of an event to its assessment")
                .publishPercentileHistogram()
                .register(meters);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        task = new Task(
                context, new LiveMonitors(wiring, capacity, context), new MergeDesk(context, this::reject, meters));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    @Override
    public void process(Record<String, Object> record) {
        Arrived arrived = (Arrived) record.value();
        PatientKey patient = arrived.fact().patient();
        Instant now = clock.instant();
        LiveMonitors monitors = required().monitors();
        PatientMonitor monitor = monitors.of(patient);
        List<Outcome> outcomes;
        try {
            List<Outcome> merging = required().merges().take(monitor, arrived, record.headers(), now);
            outcomes = merging != null ? merging : monitor.accept(List.of(arrived.fact()), now);
        } catch (StreamsException notJustNow) {
            // A record or a store cannot be written: no defect of grading, and the event is read again.
            throw notJustNow;
        } catch (RuntimeException defect) {
            beCareful(defect);
            monitors.drop(patient);
            reject(arrived, defect, now);
            return;
        }
        finish(patient, monitor, outcomes, now);
        if (!Trails.of(record.headers()).moved()) {
            latency.record(Duration.between(arrived.fact().arrivedAt(), now));
        }
    }

    private void tick() {
        Instant now = clock.instant();
        LiveMonitors monitors = required().monitors();
        for (PatientKey patient : monitors.dueBy(now)) {
            PatientMonitor monitor = monitors.of(patient);
            List<Outcome> outcomes;
            try {
                outcomes = monitor.tick(now);
            } catch (RuntimeException defect) {
                beCareful(defect);
                LOG.error("a timer could not be graded", defect);
                meters.counter("cytovigil.grading.failures").increment();
                monitors.drop(patient);
                monitors.putOff(patient, now.plus(AGAIN));
                continue;
            }
            finish(patient, monitor, outcomes, now);
        }
    }

    private void finish(PatientKey patient, PatientMonitor monitor, List<Outcome> outcomes, Instant now) {
        Task present = required();
        present.monitors().changed(patient, monitor);
        if (careful.get()) {
            present.monitors().write();
        }
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Late) {
                meters.counter("cytovigil.late.events").increment();
            }
            OutcomeRecords.forward(outcome, now, present.context());
        }
    }

    /**
     * A monitor that failed half way is of no use, and what it did since the last commit is in memory only. So the first
     * failure in a process aborts the transaction; from then on each state is written at once, and a failure costs no
     * more than the event that caused it.
     */
    private void beCareful(RuntimeException defect) {
        if (careful.compareAndSet(false, true)) {
            throw defect;
        }
    }

    /** A defect of ours must not stop the stream for everybody else; the event is kept for after the repair. */
    private void reject(Arrived arrived, RuntimeException defect, Instant now) {
        LOG.error("an event could not be graded: {}", defect.getClass().getName(), defect);
        reject(arrived, "INTERNAL", "grading failed: " + defect.getClass().getSimpleName(), now);
    }

    private void reject(Arrived arrived, String reason, String detail, Instant now) {
        meters.counter("cytovigil.events.rejected", "reason", reason).increment();
        RecordMetadata from = required().context().recordMetadata().orElseThrow();
        SpecificRecord letter = DeadLetter.of(new DeadLetter.Heading(reason, detail, "kafka", now))
                .from(from.topic(), from.partition(), from.offset())
                .key(arrived.fact().patient().value().getBytes(StandardCharsets.UTF_8))
                .message(arrived.bytes());
        required().context().forward(new Record<>("kafka", letter, now.toEpochMilli()), Nodes.REJECTED);
    }

    private Task required() {
        Task present = task;
        if (present == null) {
            throw new IllegalStateException("not initialised");
        }
        return present;
    }
}
