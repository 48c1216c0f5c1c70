// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

/** Whether something is known at an instant; missing is never normal. */
public enum Availability {
    /** Never known. */
    UNKNOWN,
    /** Known and within its limit of age. */
    FRESH,
    /** Known once, past its limit: held, never taken for normal. */
    STALE;

    /** The better of two. */
    public Availability or(Availability other) {
        if (this == FRESH || other == FRESH) {
            return FRESH;
        }
        return this == STALE || other == STALE ? STALE : UNKNOWN;
    }
}
