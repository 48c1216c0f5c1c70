// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.kafka.DeadLetter;

/** Input that cannot be used, on its way to the dead letters: whole, or cut and marked where it is too large to be kept. */
public final class RejectedInput {
    /** So much is kept where a broker refuses the whole. */
    private static final int SURELY_TAKEN = 256 * 1024;

    private static final int LONGEST_DETAIL = 2000;
    private static final int LONGEST_TYPE = 256;

    private final Source source;
    private final Judgement.Unusable judgement;
    private final String contentType;
    private final byte[] raw;
    private final long length;
    private final Instant receivedAt;

    /** Of an input of that length, of which {@code raw} may be no more than the beginning. */
    RejectedInput(
            Source source,
            Judgement.Unusable judgement,
            String contentType,
            byte[] raw,
            long length,
            Instant receivedAt) {
        this.source = source;
        this.judgement = judgement;
        this.contentType = contentType;
        this.raw = raw;
        this.length = length;
        this.receivedAt = receivedAt;
    }

    /** The record of it. */
    ProducerRecord<String, SpecificRecord> record() {
        return record(Bounds.LARGEST_DELIVERY);
    }

    /** A record that every broker takes. */
    ProducerRecord<String, SpecificRecord> shortRecord() {
        return record(SURELY_TAKEN);
    }

    private ProducerRecord<String, SpecificRecord> record(int most) {
        byte[] kept = raw.length <= most ? raw : Arrays.copyOf(raw, most);
        String mark =
                kept.length < length ? " (cut: the first " + kept.length + " of " + length + " bytes are kept)" : "";
        String detail = upTo(LONGEST_DETAIL, judgement.detail()) + mark;
        return DeadLetter.of(new DeadLetter.Heading(judgement.code(), detail, source.label(), receivedAt))
                .contentType(upTo(LONGEST_TYPE, contentType))
                .record(kept);
    }

    private static String upTo(int most, String text) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
