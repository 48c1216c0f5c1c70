// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The four characters by which people name an alert in a text message.
 *
 * <p>The alphabet has no character that is easily taken for another, and no vowel, so that a code is never a word
 * (STOP, HELP) nor contains an answer letter (A, E).
 */
public record AlertCode(String text) {
    /** Every character that a code can hold. */
    public static final String ALPHABET = "CDFGHJKMNPQRTVWXY34679";

    private static final int LENGTH = 4;

    public AlertCode {
        if (!isCode(text)) {
            throw new IllegalArgumentException("not an alert code: " + text);
        }
    }

    /**
     * The code for an alert; {@code attempt} counts up from 0 while the code is taken by another open alert. It is
     * derived from the id, so that a restart gives the same one, and tells nothing about it.
     */
    public static AlertCode of(String alertId, int attempt) {
        byte[] hash = sha256(alertId + "#" + attempt);
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int twoBytes = ((hash[2 * i] & 0xff) << 8) | (hash[2 * i + 1] & 0xff);
            code.append(ALPHABET.charAt(twoBytes % ALPHABET.length()));
        }
        return new AlertCode(code.toString());
    }

    /** Whether this (upper case) text could be a code. */
    public static boolean isCode(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return text;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
