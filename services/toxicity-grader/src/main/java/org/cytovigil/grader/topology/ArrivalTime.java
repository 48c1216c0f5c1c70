// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.cytovigil.kafka.RecordArrival;

/**
 * The arrival of a record is its timestamp. Where that is none (zero too), or lies ahead of our clock, the record arrives now: a
 * stamp that nobody can have measured must neither stop the partition nor make every honest record look late.
 */
final class ArrivalTime implements TimestampExtractor {
    private final Clock clock;

    ArrivalTime(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        Instant now = clock.instant();
        return RecordArrival.of(record, now).orElse(now).toEpochMilli();
    }
}
