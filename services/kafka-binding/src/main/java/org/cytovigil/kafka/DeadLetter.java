// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.schema.ingest.MessageRejected;
import org.jspecify.annotations.Nullable;

/** Input that could not be used, on its way to {@value Topics#REJECTED}. */
public final class DeadLetter {
    /** So many bytes of the original are kept: a whole delivery. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    /** No key of ours is longer; of a foreign one the beginning tells enough. */
    private static final int MOST_KEY_BYTES = 1024;

    private final MessageRejected.Builder message;
    private final String source;
    private final Instant receivedAt;

    private DeadLetter(Heading heading) {
        this.source = heading.source();
        this.receivedAt = heading.receivedAt();
        this.message = MessageRejected.newBuilder()
                .setReason(heading.reason())
                .setDetail(heading.detail())
                .setSource(heading.source())
                .setReceivedAt(heading.receivedAt());
    }

    /** A dead letter of that reason. */
    public static DeadLetter of(Heading heading) {
        return new DeadLetter(heading);
    }

    /** Says what the bytes are. */
    public DeadLetter contentType(String contentType) {
        message.setContentType(contentType);
        return this;
    }

    /** Says where in Kafka the bytes were read. */
    public DeadLetter from(String topic, int partition, long offset) {
        message.setSourceTopic(topic).setSourcePartition(partition).setSourceOffset(offset);
        return this;
    }

    /** Keeps the key of the record in Kafka, for the way back. */
    public DeadLetter key(byte @Nullable [] key) {
        message.setSourceKey(key == null ? null : beginning(key, MOST_KEY_BYTES));
        return this;
    }

    /** The letter with the original bytes; too many are cut and their number is told, so that no topic refuses it. */
    public MessageRejected message(byte[] raw) {
        return message.setRaw(beginning(raw, MOST_BYTES))
                .setRawBytes(raw.length > MOST_BYTES ? (long) raw.length : null)
                .build();
    }

    private static ByteBuffer beginning(byte[] bytes, int most) {
        return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, most)).slice();
    }

    /** The record to send, keyed by the source. */
    public ProducerRecord<String, SpecificRecord> record(byte[] raw) {
        return new ProducerRecord<>(Topics.REJECTED, null, receivedAt.toEpochMilli(), source, message(raw));
    }

    /**
     * Why input could not be used.
     *
     * @param reason a reason code, also the label of the metric
     * @param detail what exactly, without patient data
     * @param source http, mllp, fhir or kafka
     */
    public record Heading(String reason, String detail, String source, Instant receivedAt) {}
}
