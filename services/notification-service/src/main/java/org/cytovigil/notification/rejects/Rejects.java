// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rejects;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.deadletter.DeadLetterHeading;
import org.cytovigil.site.deadletter.DeadLetterRecord;
import org.cytovigil.site.deadletter.DeadLetterRecords;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.jspecify.annotations.Nullable;

/**
 * The newest dead-letter records, read from the topic when somebody asks: they may be large and many, and few people look.
 * Whoever is shown an original is written down, since it holds patient data.
 */
@Singleton
public class Rejects {
    /** So many of the newest are shown. */
    public static final int MOST = 200;

    private final Settings settings;
    private final KafkaOutbox outbox;

    public Rejects(Settings settings, KafkaOutbox outbox) {
        this.settings = settings;
        this.outbox = outbox;
    }

    /**
     * A dead-letter record in a list.
     *
     * @param replay the last one; null where there was none
     */
    public record Reject(
            DeadLetterHeading heading, @Nullable Replay replay) {}

    /**
     * The newest {@value #MOST}, newest first.
     *
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public List<Reject> newest() {
        try (DeadLetterRecords records = new DeadLetterRecords(settings)) {
            List<DeadLetterHeading> headings = records.newest(MOST);
            Instant oldest = headings.stream()
                    .map(DeadLetterHeading::receivedAt)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            if (oldest == null) {
                return List.of();
            }
            Map<String, Replay> replays = records.replays(oldest);
            return headings.stream()
                    .map(heading -> new Reject(heading, replays.get(DeadLetterRecords.subject(heading.id()))))
                    .toList();
        }
    }

    /**
     * A dead-letter record whole, for the eyes of an account.
     *
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public Optional<Shown> show(String id, String account) {
        try (DeadLetterRecords records = new DeadLetterRecords(settings)) {
            Optional<DeadLetterRecord> found = records.find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            outbox.audit(account, "REJECT_READ", DeadLetterRecords.subject(id), null);
            Instant received = found.get().message().getReceivedAt();
            return Optional.of(new Shown(found.get(), records.replays(received).get(DeadLetterRecords.subject(id))));
        }
    }

    /**
     * A dead-letter record with its original.
     *
     * @param replay the last one; null where there was none
     */
    public record Shown(DeadLetterRecord record, @Nullable Replay replay) {}
}
