// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import org.cytovigil.core.measure.Truth;

/**
 * Whether a row holds.
 *
 * @param missing what would settle it; empty when it is settled
 */
public record Judgement(Truth holds, String missing) {
    /** It does not. */
    public static final Judgement NO = new Judgement(Truth.NO, "");

    /** It does. */
    public static final Judgement YES = new Judgement(Truth.YES, "");

    /** What a truth says of it. */
    public static Judgement of(Truth holds, String missing) {
        return holds == Truth.UNKNOWN ? new Judgement(Truth.UNKNOWN, missing) : holds == Truth.YES ? YES : NO;
    }
}
