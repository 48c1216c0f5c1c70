// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.intake.EventFields;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.kafka.DeadLetter;
import org.cytovigil.kafka.EventRecords;

/** Judges events and writes what becomes of them; the one place that all ways in end at. */
@Singleton
public class Reception {
    /** What a record of the topic has room for (topics.yaml). */
    private static final int MOST_RAW = 10 * 1024 * 1024;

    private final Intake intake = new Intake();
    private final RecentEvents recent;
    private final DurableWriter writer;
    private final BrokerHealth broker;
    private final GatewayMetrics metrics;
    private final Clock clock;

    Reception(RecentEvents recent, DurableWriter writer, BrokerHealth broker, GatewayMetrics metrics, Clock clock) {
        this.recent = recent;
        this.writer = writer;
        this.broker = broker;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Judges one event that has just come in. */
    public Judgement judge(EventFields event) {
        Instant now = clock.instant();
        IntakeResult result = intake.accept(event, now);
        if (result instanceof IntakeResult.Rejected rejected) {
            return new Judgement.Unusable(rejected.code().name(), rejected.reason());
        }
        IntakeResult.Accepted accepted = (IntakeResult.Accepted) result;
        ProducerRecord<String, SpecificRecord> record = EventRecords.of(event, accepted.fact(), now);
        ContentKey content = ContentKey.of(record);
        return recent.contains(content)
                ? new Judgement.Duplicate(accepted.fact().id())
                : new Judgement.Usable(accepted.fact().id(), content, record);
    }

    /** A dead letter of input that has just come in. */
    public ProducerRecord<String, SpecificRecord> deadLetter(
            Source source, Judgement.Unusable judgement, String contentType, byte[] raw) {
        DeadLetter.Heading heading =
                new DeadLetter.Heading(judgement.code(), judgement.reason(), source.label(), clock.instant());
        return DeadLetter.of(heading)
                .contentType(contentType)
                .record(Arrays.copyOf(raw, Math.min(raw.length, MOST_RAW)));
    }

    /** Writes events and dead letters together and returns when it is known of each whether it is durable. */
    public Written write(
            Source source, List<Judgement> judgements, List<ProducerRecord<String, SpecificRecord>> letters) {
        Map<ContentKey, ProducerRecord<String, SpecificRecord>> events = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Usable usable) {
                events.putIfAbsent(usable.content(), usable.record());
            }
        }
        List<ProducerRecord<String, SpecificRecord>> records = new ArrayList<>(events.values());
        records.addAll(letters);
        List<Boolean> durable = writer.write(records);
        Set<ContentKey> lost = new HashSet<>();
        int index = 0;
        for (ContentKey content : events.keySet()) {
            if (durable.get(index++)) {
                recent.add(content);
            } else {
                lost.add(content);
            }
        }
        Written written = new Written(
                judgements.stream().map(judgement -> isSafe(judgement, lost)).toList(),
                durable.subList(events.size(), durable.size()));
        metrics.count(source, judgements, written);
        return written;
    }

    /** Whether a positive answer is allowed although nothing had to be written. */
    public boolean brokerAnswers() {
        return broker.answers();
    }

    private static boolean isSafe(Judgement judgement, Set<ContentKey> lost) {
        return !(judgement instanceof Judgement.Usable usable) || !lost.contains(usable.content());
    }
}
