// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.cytovigil.core.intake.Intake;

/**
 * The arrival of a record is its timestamp. Where that is none (zero too), or lies ahead of our clock, the record arrives now: a
 * stamp that nobody can have measured must neither stop the partition nor make every honest record look late.
 */
final class ArrivalTime implements TimestampExtractor {
    /** Nothing was stamped before Kafka was: zero is what nobody filled in, and January 1970 is seconds for milliseconds. */
    private static final Instant FIRST_KAFKA = Instant.parse("2011-01-01T00:00:00Z");

    private final Clock clock;

    ArrivalTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Instant now = clock.instant();
        boolean possible = record.timestamp() >= FIRST_KAFKA.toEpochMilli()
                && record.timestamp() <= now.plus(Intake.MAX_AHEAD).toEpochMilli();
        return possible ? record.timestamp() : now.toEpochMilli();
    }
}
