// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

/** Whether something holds, as far as it is known. */
public enum Truth {
    NO,
    UNKNOWN,
    YES;

    /** A known truth. */
    public static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** The contrary. */
    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == NO);
    }

    /** Holds if either does; unknown if neither surely does and one may. */
    public Truth or(Truth other) {
        return this == YES || other == YES ? YES : this == NO && other == NO ? NO : UNKNOWN;
    }

    /** Holds if both do; unknown if both may and one is not sure. */
    public Truth and(Truth other) {
        return this == NO || other == NO ? NO : this == YES && other == YES ? YES : UNKNOWN;
    }
}
