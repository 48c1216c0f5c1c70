// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.fact.Fact;

/** What becomes of one event. */
public sealed interface Judgement {
    /**
     * It is a fact and is to be written.
     *
     * @param partly what of it cannot be used, for its sender; empty where all can
     * @param withdrawn removals that go with it
     */
    record Usable(
            Fact fact,
            ContentKey content,
            ProducerRecord<String, SpecificRecord> record,
            Optional<Unusable> partly,
            List<ProducerRecord<String, SpecificRecord>> withdrawn)
            implements Judgement {
        public Usable {
            withdrawn = List.copyOf(withdrawn);
        }

        Usable withdrawing(List<ProducerRecord<String, SpecificRecord>> removals) {
            return new Usable(fact, content, record, partly, removals);
        }

        /** The id of the fact. */
        public String id() {
            return fact.id();
        }
    }

    /** The very same was the last that was written of this fact. */
    record Duplicate(String id, ContentKey content) implements Judgement {}

    /**
     * It cannot be used.
     *
     * @param code a reason code, also the label of the metric
     * @param reason in words for its sender, who may see again what was sent
     * @param detail the same without anything that was sent: fit to be kept and logged
     */
    record Unusable(String code, String reason, String detail) implements Judgement {
        /** For a reason that quotes nothing. */
        public Unusable(String code, String reason) {
            this(code, reason, reason);
        }
    }

    /** An event that is none: its text could not be read. */
    static Unusable malformed(String reason) {
        return new Unusable("MALFORMED", reason);
    }
}
