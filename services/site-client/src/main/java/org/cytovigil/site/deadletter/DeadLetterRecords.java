// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.ingest.MessageRejected;
import org.cytovigil.site.topic.TopicReader;
import org.jspecify.annotations.Nullable;

/**
 * The dead-letter records of a running site. That one was replayed is an entry of the audit trail, so it outlives who
 * replayed it and the record.
 */
public final class DeadLetterRecords implements AutoCloseable {
    /** The action that the audit trail calls a replay. */
    public static final String REPLAYED = "REJECT_REPLAYED";

    private static final Pattern ID = Pattern.compile("(\\d{1,9})-(\\d{1,18})");

    private final TopicReader topics;
    private final Deserializer<SpecificRecord> reader;

    /** Those of the site of these settings. */
    public DeadLetterRecords(Settings settings) {
        this.topics = new TopicReader(settings);
        this.reader = new AvroSerdes(new KafkaSettings(settings)).deserializer(SpecificRecord.class);
    }

    /**
     * The headings of all that are kept, oldest first.
     *
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public List<DeadLetterHeading> all() {
        List<DeadLetterHeading> all = new ArrayList<>();
        topics.each(Topics.REJECTED, null, record -> add(record, all));
        all.sort(Comparator.comparing(DeadLetterHeading::receivedAt));
        return all;
    }

    /**
     * The headings of the newest, newest first.
     *
     * @param most at most so many, of each partition too
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public List<DeadLetterHeading> newest(int most) {
        List<DeadLetterHeading> newest = new ArrayList<>();
        topics.newest(Topics.REJECTED, most, record -> add(record, newest));
        newest.sort(Comparator.comparing(DeadLetterHeading::receivedAt).reversed());
        return newest.stream().limit(most).toList();
    }

    /**
     * The record of an id, whole; empty where there is none, or none any more.
     *
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public Optional<DeadLetterRecord> find(String id) {
        Matcher place = ID.matcher(id);
        return place.matches()
                ? topics.find(Topics.REJECTED, Integer.parseInt(place.group(1)), Long.parseLong(place.group(2)))
                        .map(this::read)
                : Optional.empty();
    }

    /** What the audit trail calls a dead-letter record. */
    public static String subject(String id) {
        return Topics.REJECTED + "/" + id;
    }

    /**
     * The newest replay of each record that was replayed, by {@link #subject}.
     *
     * @param since no earlier replay is of interest; null for all
     */
    public Map<String, Replay> replays(@Nullable Instant since) {
        Map<String, Replay> replays = new HashMap<>();
        topics.each(Topics.AUDIT, since, record -> {
            if (value(record) instanceof ActionRecorded action && REPLAYED.contentEquals(action.getAction())) {
                replays.put(
                        action.getSubject().toString(),
                        new Replay(action.getAt(), action.getActor().toString(), String.valueOf(action.getDetail())));
            }
        });
        return replays;
    }

    /**
     * That a record was replayed.
     *
     * @param by who did it
     * @param outcome sent, accepted or refused
     */
    public record Replay(Instant at, String by, String outcome) {}

    private void add(ConsumerRecord<byte[], byte[]> record, List<DeadLetterHeading> all) {
        DeadLetterRecord found = read(record);
        if (found != null) {
            all.add(found.heading());
        }
    }

    private @Nullable DeadLetterRecord read(ConsumerRecord<byte[], byte[]> record) {
        return value(record) instanceof MessageRejected message
                ? new DeadLetterRecord(record.partition() + "-" + record.offset(), message)
                : null;
    }

    /** Null for what is no record of ours: it tells nothing here, and hides nothing else. */
    private @Nullable SpecificRecord value(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.value() == null ? null : reader.deserialize(record.topic(), record.value());
        } catch (SerializationException unreadable) {
            return null;
        }
    }

    @Override
    public void close() {
        topics.close();
        reader.close();
    }
}
