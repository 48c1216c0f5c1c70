// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.auditor.TopicReader;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.ingest.MessageRejected;

/**
 * The dead letters of a running site. That a letter was replayed is an entry of the audit trail, so it outlives this
 * process and the letter.
 */
final class RejectedLetters {
    static final String REPLAYED = "REJECT_REPLAYED";
    private final Settings settings;
    private final AvroSerdes serdes;

    RejectedLetters(Settings settings) {
        this.settings = settings;
        this.serdes = new AvroSerdes(new KafkaSettings(settings));
    }

    /** All of them, oldest first. */
    List<RejectedLetter> all() {
        List<RejectedLetter> letters = new ArrayList<>();
        try (TopicReader topics = new TopicReader(settings);
                var reader = serdes.deserializer(MessageRejected.class)) {
            Map<String, String> replayed = replayed(topics);
            topics.each(Topics.REJECTED, null, record -> {
                if (record.value() != null) {
                    String id = record.partition() + "-" + record.offset();
                    letters.add(new RejectedLetter(
                            id, reader.deserialize(Topics.REJECTED, record.value()), replayed.get(subject(id))));
                }
            });
        }
        letters.sort(Comparator.comparing(letter -> letter.message().getReceivedAt()));
        return letters;
    }

    /** The letters of some ids, in their order. */
    List<RejectedLetter> named(List<String> ids) {
        List<RejectedLetter> all = all();
        return ids.stream()
                .map(id -> find(all, id).orElseThrow(() -> new InputException("no dead letter " + id)))
                .toList();
    }

    private static Optional<RejectedLetter> find(List<RejectedLetter> letters, String id) {
        return letters.stream().filter(letter -> letter.id().equals(id)).findFirst();
    }

    /** What the audit trail calls a letter. */
    static String subject(String id) {
        return Topics.REJECTED + "/" + id;
    }

    private Map<String, String> replayed(TopicReader topics) {
        Map<String, String> replayed = new HashMap<>();
        try (var reader = serdes.deserializer(ActionRecorded.class)) {
            topics.each(Topics.AUDIT, null, record -> {
                if (record.value() != null) {
                    ActionRecorded action = reader.deserialize(Topics.AUDIT, record.value());
                    if (REPLAYED.contentEquals(action.getAction())) {
                        replayed.put(action.getSubject().toString(), action.getAt() + " (" + action.getDetail() + ")");
                    }
                }
            });
        }
        return replayed;
    }
}
