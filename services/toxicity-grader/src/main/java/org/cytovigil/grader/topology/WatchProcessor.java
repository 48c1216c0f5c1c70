// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

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
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.grader.store.UnreadableStateException;
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

    /** Patients looked at in one tick: after an outage the timers of all are due, and a transaction lasts seconds. */
    private static final int SLICE = 500;

    private final SignalGraph graph;
    private final Clock clock;
    private final GraderMeters meters;
    private final Pulse pulse;
    private final Pace pace;
    private final Unwatched unwatched = new Unwatched();
    /** Whether grading has failed in this process, so that each state is written before it is risked. */
    private final AtomicBoolean careful;

    private @Nullable Task task;

    /** What a task has once it is initialised. */
    private record Task(
            ProcessorContext<String, SpecificRecord> context, LiveMonitors monitors, MergeCoordinator merges) {}

    /** What is asked of a monitor. */
    @FunctionalInterface
    private interface Look {
        List<Outcome> at(PatientMonitor monitor);
    }

    WatchProcessor(SignalGraph graph, Clock clock, GraderMeters meters, Pulse pulse, Pace pace, AtomicBoolean careful) {
        this.graph = graph;
        this.clock = clock;
        this.meters = meters;
        this.pulse = pulse;
        this.pace = pace;
        this.careful = careful;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        task = new Task(
                context, new LiveMonitors(graph, pace, context), new MergeCoordinator(context, this::reject, meters));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
        pulse.beat(context.taskId());
    }

    @Override
    public void close() {
        if (task != null) {
            pulse.end(task.context().taskId());
        }
    }

    @Override
    public void process(Record<String, Object> record) {
        Arrived arrived = (Arrived) record.value();
        PatientKey patient = arrived.fact().patient();
        Instant now = clock.instant();
        try {
            look(patient, now, monitor -> {
                List<Outcome> merging = required().merges().take(monitor, arrived, record.headers(), now);
                return merging != null ? merging : monitor.accept(List.of(arrived.fact()), now);
            });
        } catch (StreamsException notJustNow) {
            // A record or a store cannot be written: no defect of grading, and the event is read again.
            throw notJustNow;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
            beCareful(defect);
            required().monitors().drop(patient);
            reject(arrived, defect, now);
            return;
        }
        if (!MergePaths.of(record.headers()).moved()) {
            meters.graded(Duration.between(arrived.fact().arrivedAt(), now));
        }
    }

    private void tick() {
        Task present = required();
        pulse.beat(present.context().taskId());
        Instant now = clock.instant();
        present.monitors().dueBy(now, SLICE).forEach(patient -> look(patient, now));
        // Rules have changed: the patients are graded anew one by one, and none keeps what is due or arrives waiting.
        long begun = System.nanoTime();
        for (PatientKey patient : present.monitors().outdated(SLICE)) {
            look(patient, now);
            if (System.nanoTime() - begun > TICK.toNanos()) {
                break;
            }
        }
    }

    /** Lets time pass for a patient. */
    private void look(PatientKey patient, Instant now) {
        try {
            look(patient, now, monitor -> monitor.tick(now));
        } catch (StreamsException notJustNow) {
            throw notJustNow;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError defect) {
            beCareful(defect);
            LOG.error("a timer could not be graded", defect);
            meters.failed();
            Task present = required();
            present.monitors().drop(patient);
            present.monitors().putOff(patient, now.plus(AGAIN));
            alarm(patient, now, "The timers of this patient fail: watch the patient by hand.");
        }
    }

    /** Looks at a patient; where what was kept cannot be read the look is taken again, without a past. */
    private void look(PatientKey patient, Instant now, Look look) {
        LiveMonitors monitors = required().monitors();
        PatientMonitor monitor;
        List<Outcome> outcomes;
        try {
            monitor = monitors.of(patient);
            outcomes = look.at(monitor);
        } catch (UnreadableStateException lost) {
            startAnew(patient, now, lost);
            monitor = monitors.of(patient);
            outcomes = look.at(monitor);
        }
        finish(patient, monitor, outcomes, now);
    }

    private void startAnew(PatientKey patient, Instant now, UnreadableStateException lost) {
        LOG.error("technical alarm: what was kept of a patient cannot be read and is set aside", lost);
        meters.rejected(GraderMeters.STATE_UNREADABLE);
        byte[] state = required().monitors().forget(patient);
        SpecificRecord letter = DeadLetter.of(new DeadLetter.Heading(
                        GraderMeters.STATE_UNREADABLE, String.valueOf(lost.getMessage()), "grader", now))
                .key(patient.value().getBytes(StandardCharsets.UTF_8))
                .message(state);
        required().context().forward(new Record<>("grader", letter, now.toEpochMilli()), Nodes.REJECTED);
        alarm(patient, now, "What was known of this patient is lost: the grade starts anew. Check by hand.");
    }

    private void alarm(PatientKey patient, Instant now, String summary) {
        SpecificRecord alarm = unwatched.alarm(patient, now, summary);
        if (alarm != null) {
            required().context().forward(new Record<>(patient.value(), alarm, now.toEpochMilli()), Nodes.ALERTS);
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
                meters.late();
            }
            OutcomeRecords.forward(outcome, now, present.context());
        }
    }

    /**
     * A monitor that failed half way is of no use, and what it did since the last commit is in memory only. So the first
     * failure in a process aborts the transaction; from then on each state is written at once, and a failure costs no
     * more than the event that caused it.
     */
    private void beCareful(Throwable defect) {
        if (careful.compareAndSet(false, true)) {
            throw new IllegalStateException("grading failed; the transaction is done again", defect);
        }
    }

    /** A defect of ours must not stop the stream for everybody else; the event is kept for after the repair. */
    private void reject(Arrived arrived, Throwable defect, Instant now) {
        LOG.error("an event could not be graded: {}", defect.getClass().getName(), defect);
        meters.failed();
        reject(
                arrived,
                GraderMeters.INTERNAL,
                "grading failed: " + defect.getClass().getSimpleName(),
                now);
        alarm(arrived.fact().patient(), now, "An event of this patient could not be graded: check by hand.");
    }

    private void reject(Arrived arrived, String reason, String detail, Instant now) {
        meters.rejected(reason);
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
