// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.fact.SamplesMoved;
import org.cytovigil.core.intake.FactFields;
import org.cytovigil.core.merge.Merge;
import org.cytovigil.core.merge.MergePath;
import org.cytovigil.core.merge.MovedFact;
import org.cytovigil.core.monitor.MergeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PatientMonitor;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was charted to a merged record on to the one that stays: through the input topics, so that everybody who
 * reads them sees it, and in the same transaction, so that each fact goes once. Samples of continuous feeds, of which
 * only codes are kept, go through a topic of the grader's own (docs/adr/0006).
 */
final class MergeCoordinator {
    /** The nodes that write the input topics. */
    static final Map<String, String> NODES = Map.of(
            Topics.VITALS, "forward-vitals",
            Topics.LABS, "forward-labs",
            Topics.ASSESSMENTS, "forward-assessments",
            Topics.INTERVENTIONS, "forward-interventions",
            Topics.THERAPY, "forward-therapy",
            Topics.PATIENT, "forward-patient",
            Topics.GRADING_SAMPLES, "forward-samples");

    private final ProcessorContext<String, SpecificRecord> context;
    private final DeadLetters letters;
    private final GraderMeters meters;

    /** Writes dead letters. */
    @FunctionalInterface
    interface DeadLetters {
        void reject(Arrived arrived, String reason, String detail, Instant now);
    }

    MergeCoordinator(ProcessorContext<String, SpecificRecord> context, DeadLetters letters, GraderMeters meters) {
        this.context = context;
        this.letters = letters;
        this.meters = meters;
    }

    /**
     * What a fact does where its record is merged, or is so by this fact; null where it is to be graded as any other.
     *
     * @param headers of the record, which tell how the fact has come
     */
    @Nullable
    List<Outcome> take(PatientMonitor monitor, Arrived arrived, Headers headers, Instant now) {
        Fact fact = arrived.fact();
        if (fact instanceof PatientMerged merged) {
            return merge(monitor, merged, arrived, now);
        }
        Merge merge = monitor.merge();
        if (merge == null || merge.undone()) {
            return null;
        }
        MergePath trail = MergePaths.of(headers);
        if (merge.undoneBy(trail)) {
            monitor.stay();
            return null;
        }
        if (trail.endless()) {
            letters.reject(arrived, "MERGE_CIRCLE", "merges lead in a circle", now);
        } else {
            MergePath on = trail.out(fact.patient(), merge);
            send(MovedFact.to(merge.into(), fact), on, now, now.toEpochMilli());
        }
        return List.of();
    }

    private List<Outcome> merge(PatientMonitor monitor, PatientMerged merged, Arrived arrived, Instant now) {
        switch (Merge.answer(monitor.merge(), merged)) {
            case NEW -> {
                MergeResult departure = monitor.merge(merged, now);
                meters.merged();
                send(departure.leaving(), MergePath.NONE.out(merged.patient(), Merge.of(merged)), now);
                return departure.outcomes();
            }
            case ELSEWHERE ->
                letters.reject(arrived, "MERGED_ALREADY", "the record is merged into another one: merge that one", now);
            case KNOWN -> {
                // A copy.
            }
        }
        return List.of();
    }

    /** Timestamps rise with event time, so that Streams hands the facts of all topics over in that order. */
    private void send(List<Fact> facts, MergePath trail, Instant now) {
        long last = now.toEpochMilli();
        for (int index = 0; index < facts.size(); index++) {
            send(facts.get(index), trail, now, last - Math.min(60_000, facts.size() - 1 - index));
        }
    }

    private void send(Fact fact, MergePath trail, Instant now, long timestamp) {
        if (fact instanceof SamplesMoved samples) {
            forward(Topics.GRADING_SAMPLES, fact.patient().value(), HandoverRecords.of(samples), trail, timestamp);
            return;
        }
        ProducerRecord<String, SpecificRecord> record = EventRecords.of(FactFields.of(fact), fact, now);
        forward(record.topic(), record.key(), record.value(), trail, timestamp);
    }

    private void forward(String topic, String patient, SpecificRecord value, MergePath trail, long timestamp) {
        context.forward(
                new Record<>(patient, value, timestamp, MergePaths.headers(trail)),
                Objects.requireNonNull(NODES.get(topic)));
    }
}
