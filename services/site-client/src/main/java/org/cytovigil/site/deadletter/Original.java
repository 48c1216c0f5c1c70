// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.cytovigil.kafka.AvroFields;
import org.cytovigil.kafka.AvroSerdes;
import org.cytovigil.site.gateway.GatewayDoors;

/** What a dead-letter record holds, on its way back to where it came from: a topic, or a door of the gateway. */
public sealed interface Original {
    /**
     * The original of a record.
     *
     * @param now the time the record on the topic gets
     * @throws NotReplayableException where only its beginning was kept, or nothing says where it belongs
     */
    static Original of(DeadLetterRecord letter, AvroSerdes serdes, Instant now) throws NotReplayableException {
        if (letter.isCut()) {
            throw new NotReplayableException(letter.id(), "was too large: only its beginning was kept");
        }
        if (!letter.isRecord()) {
            return message(letter);
        }
        String topic = String.valueOf(letter.message().getSourceTopic());
        byte[] key = letter.key()
                .or(() -> patient(topic, letter.raw(), serdes))
                .orElseThrow(() -> new NotReplayableException(
                        letter.id(),
                        "had no key and names no patient that can be read: it cannot go back to " + topic));
        return new TopicRecord(new ProducerRecord<>(topic, null, now.toEpochMilli(), key, letter.raw()));
    }

    /** A record of a topic. */
    record TopicRecord(ProducerRecord<byte[], byte[]> record) implements Original {}

    /** A message to a door of the gateway. */
    @FunctionalInterface
    non-sealed interface Message extends Original {
        /**
         * Sends it.
         *
         * @return whether all of it was taken
         * @throws IOException where the gateway cannot be reached or cannot store anything just now
         */
        boolean sendTo(GatewayDoors doors) throws IOException, InterruptedException;
    }

    private static Message message(DeadLetterRecord letter) throws NotReplayableException {
        byte[] raw = letter.raw();
        return switch (letter.message().getSource().toString()) {
            case "mllp" -> doors -> doors.hl7(raw);
            case "fhir" -> doors -> doors.fhir(letter.contentType().orElse("application/fhir+json"), raw);
            case "http" -> doors -> doors.events(letter.contentType().orElse("application/json"), raw);
            default ->
                throw new NotReplayableException(
                        letter.id(),
                        "came from nowhere that can be sent to: "
                                + letter.message().getSource());
        };
    }

    /** The patient that the value itself names, for records without a key. */
    private static Optional<byte[]> patient(String topic, byte[] raw, AvroSerdes serdes) {
        try (var reader = serdes.deserializer(SpecificRecord.class)) {
            return Optional.ofNullable(
                            AvroFields.of(reader.deserialize(topic, raw)).text("patient"))
                    .map(patient -> patient.getBytes(StandardCharsets.UTF_8));
        } catch (SerializationException unreadable) {
            return Optional.empty();
        }
    }
}
