// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

/**
 * The patient keys that are nobody's: what is told of them proves that the whole path works. They are graded like any other,
 * and shown, paged and audited as nobody.
 */
public final class CanaryKeys {
    private static final String PREFIX = "cytovigil-canary-";
    private static final int KEYS = 8;

    private CanaryKeys() {}

    /** The key of a turn; several in a circle, so that several partitions are proven. */
    public static String of(long turn) {
        return PREFIX + Math.floorMod(turn, KEYS);
    }

    /** Whether the key is a canary's. */
    public static boolean is(CharSequence patient) {
        return patient.toString().startsWith(PREFIX);
    }
}
