// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.cytovigil.core.intake.Intake;

/**
 * When a record arrived, as far as its timestamp can tell: where that is none (zero too), or lies ahead of the clock, nobody
 * can have measured it.
 */
public final class RecordArrival {
    /** Nothing was stamped before Kafka was: zero is what nobody filled in, and January 1970 is seconds for milliseconds. */
    private static final Instant FIRST_KAFKA = Instant.parse("2011-01-01T00:00:00Z");

    private RecordArrival() {}

    /** Its timestamp, where that is possible. */
    public static Optional<Instant> of(ConsumerRecord<?, ?> record, Instant now) {
        boolean possible = record.timestamp() >= FIRST_KAFKA.toEpochMilli()
                && record.timestamp() <= now.plus(Intake.MAX_AHEAD).toEpochMilli();
        return possible ? Optional.of(Instant.ofEpochMilli(record.timestamp())) : Optional.empty();
    }
}
