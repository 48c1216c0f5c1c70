// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

import java.time.Instant;
import org.cytovigil.schema.ingest.MessageRejected;

/**
 * What of a dead-letter record names no patient.
 *
 * @param id partition and offset: where it lies
 * @param reason code of why it could not be used, also the label of the metric
 * @param detail what exactly
 * @param origin the door it came by, or the topic, partition and offset of the original
 * @param bytes how long the original is, as far as it was kept
 */
public record DeadLetterHeading(String id, Instant receivedAt, String reason, String detail, String origin, int bytes) {
    static DeadLetterHeading of(String id, MessageRejected message) {
        String origin = message.getSourceTopic() == null
                ? message.getSource().toString()
                : message.getSourceTopic() + " " + message.getSourcePartition() + "-" + message.getSourceOffset();
        return new DeadLetterHeading(
                id,
                message.getReceivedAt(),
                message.getReason().toString(),
                message.getDetail().toString(),
                origin,
                message.getRaw().remaining());
    }
}
