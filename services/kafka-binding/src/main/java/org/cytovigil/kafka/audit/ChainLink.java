// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.cytovigil.schema.audit.ActionRecorded;
import org.jspecify.annotations.Nullable;

/**
 * A place in the chain of a partition of {@code audit.events.v1}: each record carries its number, the hash of the record
 * before it, and its own hash over both and all its fields. Whoever changes, removes or inserts a record breaks the chain
 * from there on.
 *
 * @param sequence number of the record in its partition, from 1; 0 before the first
 * @param hash SHA-256 in lower-case hexadecimal digits; empty before the first
 */
public record ChainLink(long sequence, String hash) {
    /** Before the first record of a partition. */
    public static final ChainLink START = new ChainLink(0, "");

    /** The record as the next one of the chain. */
    public ActionRecorded append(ActionRecorded action) {
        long number = sequence + 1;
        return ActionRecorded.newBuilder(action)
                .setSequence(number)
                .setPrevious(hash)
                .setHash(hash(number, hash, action))
                .build();
    }

    /** The place of a record; null where it was written before there was a chain. */
    public static @Nullable ChainLink of(ActionRecorded action) {
        Long sequence = action.getSequence();
        CharSequence hash = action.getHash();
        return sequence == null || hash == null ? null : new ChainLink(sequence, hash.toString());
    }

    /** Whether a record's own hash is that of its fields. */
    public static boolean isIntact(ActionRecorded action) {
        Long sequence = action.getSequence();
        CharSequence previous = action.getPrevious();
        CharSequence hash = action.getHash();
        return sequence != null
                && previous != null
                && hash != null
                && hash(sequence, previous.toString(), action).contentEquals(hash);
    }

    /** Whether a record follows on this place. */
    public boolean precedes(ActionRecorded action) {
        Long number = action.getSequence();
        CharSequence previous = action.getPrevious();
        return number != null && previous != null && number == sequence + 1 && hash.contentEquals(previous);
    }

    /** Each field with its length before it, so that no two records have the same bytes. */
    private static String hash(long sequence, String previous, ActionRecorded action) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence));
        field(digest, previous);
        field(digest, action.getActor());
        field(digest, action.getAction());
        field(digest, action.getSubject());
        field(digest, action.getAt().toString());
        CharSequence detail = action.getDetail();
        field(digest, detail == null ? "-" : "+" + detail);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void field(MessageDigest digest, CharSequence text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
