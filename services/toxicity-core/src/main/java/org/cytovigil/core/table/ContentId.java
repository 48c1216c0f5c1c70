// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made from content: the same content has the same id in every process and after every restart. */
public final class ContentId {
    private ContentId() {}

    /**
     * The first bytes of the SHA-256 hash of the content, in hexadecimal.
     *
     * @param bytes 1 to 32
     */
    public static String of(String content, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
