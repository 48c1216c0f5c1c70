// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import org.cytovigil.core.measure.Truth;

/**
 * Whether a criterion holds.
 *
 * @param missing what would settle it; empty when it is settled
 */
record Judgement(Truth holds, String missing) {
    static final Judgement NO = new Judgement(Truth.NO, "");
    static final Judgement YES = new Judgement(Truth.YES, "");

    static Judgement of(Truth holds, String missing) {
        return holds == Truth.UNKNOWN ? new Judgement(Truth.UNKNOWN, missing) : holds == Truth.YES ? YES : NO;
    }
}
