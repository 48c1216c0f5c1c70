// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.avro.specific.SpecificRecord;

/**
 * Shows each thread the arrival of the record that it has read last, so that a backlog read at full speed is graded as if
 * each event had just arrived: neither is anything late nor has any feed fallen silent.
 */
final class ArrivalClock extends Clock {
    private final ThreadLocal<Instant> now = ThreadLocal.withInitial(() -> Instant.EPOCH);

    /** A record was read. */
    <T extends SpecificRecord> T read(T event) {
        Object arrived = event.get(event.getSchema().getField("arrivedAt").pos());
        if (arrived instanceof Instant instant) {
            now.set(instant);
        }
        return event;
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
