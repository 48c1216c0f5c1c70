// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;

/** The facts that the input topics of a running site hold, read as the grader reads them. */
final class SiteFacts {
    /** Who the patient is and which therapy runs is told once, however long ago. */
    private static final List<String> COURSE = List.of(Topics.PATIENT, Topics.THERAPY);

    private static final List<String> BEDSIDE =
            List.of(Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS);

    private final Intake intake = new Intake();
    private final List<Fact> facts = new ArrayList<>();

    private SiteFacts() {}

    /**
     * Reads the topics to their present ends.
     *
     * @param since from when on grades matter, null for all; what came within the horizon before it is read too
     */
    static List<Fact> read(Settings settings, @Nullable Instant since, GradingRules rules) {
        SiteFacts site = new SiteFacts();
        Duration horizon = rules.duration(RuleKey.ALERT_HORIZON);
        Instant from = since == null ? null : since.minus(horizon);
        try (TopicReader topics = new TopicReader(settings);
                var reader = new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class)) {
            COURSE.forEach(topic -> topics.each(topic, null, record -> site.take(record, reader)));
            BEDSIDE.forEach(topic -> topics.each(topic, from, record -> site.take(record, reader)));
        }
        return site.facts;
    }

    /** What the grader rejects it rejects under any rules. */
    private void take(ConsumerRecord<byte[], byte[]> record, Deserializer<SpecificRecord> reader) {
        if (record.key() == null || record.value() == null) {
            return;
        }
        SpecificRecord value;
        try {
            value = reader.deserialize(record.topic(), record.value());
        } catch (SerializationException unreadable) {
            return;
        }
        IntakeResult result = intake.accept(AvroFields.of(value), Instant.ofEpochMilli(record.timestamp()));
        if (result instanceof IntakeResult.Accepted accepted
                && accepted.fact().patient().value().equals(new String(record.key(), StandardCharsets.UTF_8))) {
            facts.add(accepted.fact());
        }
    }
}
