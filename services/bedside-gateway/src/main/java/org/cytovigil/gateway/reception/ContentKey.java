// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Identity and content of an event without its arrival: equal for a copy that was sent again. */
public record ContentKey(String hash) {
    static ContentKey of(ProducerRecord<String, SpecificRecord> record) {
        SpecificRecord value = record.value();
        Schema.Field arrival = value.getSchema().getField("arrivedAt");
        Object arrivedAt = value.get(arrival.pos());
        value.put(arrival.pos(), null);
        String content = record.topic() + ' ' + value;
        value.put(arrival.pos(), arrivedAt);
        return new ContentKey(HexFormat.of().formatHex(sha256(content), 0, 16));
    }

    private static byte[] sha256(String content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
