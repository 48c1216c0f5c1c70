// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that Kafka must still get.
 *
 * @param setAside why Kafka will never take it; null where it may
 */
@MappedEntity("kafka_outbox")
@SuppressWarnings("ArrayRecordComponent") // bytes that are written and read, never compared
public record OutgoingRecord(
        @Id @GeneratedValue @Nullable Long id,
        String topic,
        String recordKey,
        String recordType,
        byte[] payload,
        Instant at,
        @Nullable String setAside) {}
