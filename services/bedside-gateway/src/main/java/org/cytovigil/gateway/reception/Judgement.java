// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What becomes of one event. */
public sealed interface Judgement {
    /** It is a fact and is to be written. */
    record Usable(String id, ContentKey content, ProducerRecord<String, SpecificRecord> record) implements Judgement {}

    /** The very same was written not long ago. */
    record Duplicate(String id) implements Judgement {}

    /**
     * It cannot be used.
     *
     * @param code a reason code, also the label of the metric
     * @param reason in words for its sender, without patient data
     */
    record Unusable(String code, String reason) implements Judgement {}

    /** An event that is none: its text could not be read. */
    static Unusable malformed(String reason) {
        return new Unusable("MALFORMED", reason);
    }
}
