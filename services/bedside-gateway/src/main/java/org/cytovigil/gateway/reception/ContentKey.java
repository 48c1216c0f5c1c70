// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.table.ContentId;

/**
 * Which fact an event tells of, and what it says without its arrival: both are equal for a copy that was sent again.
 *
 * @param identity of the fact: patient and id
 * @param hash of the content
 */
public record ContentKey(String identity, String hash) {
    private static final int BYTES = 16;

    static ContentKey of(Fact fact, ProducerRecord<String, SpecificRecord> record) {
        SpecificRecord value = record.value();
        Schema.Field arrival = value.getSchema().getField("arrivedAt");
        Object arrivedAt = value.get(arrival.pos());
        value.put(arrival.pos(), null);
        String content = record.topic() + ' ' + value;
        value.put(arrival.pos(), arrivedAt);
        return new ContentKey(fact.patient() + " " + fact.key(), ContentId.of(content, BYTES));
    }
}
