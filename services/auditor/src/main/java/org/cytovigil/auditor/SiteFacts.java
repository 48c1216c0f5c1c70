// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.RecordArrival;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/** The facts that the input topics of a running site hold, read as the grader reads them. */
public final class SiteFacts {
    /** No clock of a site runs so far ahead; stamps in microseconds lie beyond it. */
    private static final Instant CLOCKS_END = Instant.parse("2200-01-01T00:00:00Z");

    /** Who the patient is and which therapy runs is told once, however long ago. */
    static final List<String> COURSE = List.of(Topics.PATIENT, Topics.THERAPY);

    static final List<String> BEDSIDE = List.of(Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS);

    private final Intake intake;
    private final List<Fact> facts = new ArrayList<>();

    private SiteFacts(Intake intake) {
        this.intake = intake;
    }

    /**
     * Reads the topics to their present ends.
     *
     * @param since from when on grades matter, null for all; what came within the horizon before it is read too
     */
    public static List<Fact> read(Settings settings, @Nullable Instant since, GradingRules rules) {
        SiteFacts site = new SiteFacts(new Intake(rules.drugs()));
        Duration horizon = rules.duration(RuleKey.ALERT_HORIZON);
        Instant from = since == null ? null : since.minus(horizon);
        try (TopicReader topics = new TopicReader(settings);
                var reader = new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            COURSE.forEach(topic -> topics.each(topic, null, record -> site.take(record, reader)));
            BEDSIDE.forEach(topic -> topics.each(topic, from, record -> site.take(record, reader)));
        }
        return site.facts;
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Deserializer<SpecificRecord> reader) {
        fact(record, reader, intake).ifPresent(facts::add);
    }

    /**
     * The fact in a record of an input topic; empty where the grader rejects it, which it does under any rules. Where its
     * timestamp says nothing the grader took its own clock, which nobody knows any more: then it arrived when it happened.
     */
    public static Optional<Fact> fact(
            ConsumerRecord<byte[], byte[]> record, Deserializer<SpecificRecord> reader, Intake intake) {
        if (record.key() == null || record.value() == null) {
            return Optional.empty();
        }
        SpecificRecord value;
        try {
            value = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
        IntakeResult result = intake.accept(
                AvroFields.of(value), RecordArrival.of(record, CLOCKS_END).orElse(null));
        return result instanceof IntakeResult.Accepted accepted
                        && accepted.fact().patient().value().equals(new String(record.key(), StandardCharsets.UTF_8))
                ? Optional.of(accepted.fact())
                : Optional.empty();
    }
}
