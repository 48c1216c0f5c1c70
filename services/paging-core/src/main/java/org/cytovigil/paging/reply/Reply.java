// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.reply;

import org.cytovigil.paging.AlertCode;
import org.jspecify.annotations.Nullable;

/** What a person meant by a text message; the code is there for the first three meanings, and may be for UNKNOWN. */
public record Reply(Meaning meaning, @Nullable AlertCode code) {
    /** The things a person can say. */
    public enum Meaning {
        ACKNOWLEDGE,
        ESCALATE,
        STATUS,
        STOP,
        START,
        HELP,
        UNKNOWN
    }
}
