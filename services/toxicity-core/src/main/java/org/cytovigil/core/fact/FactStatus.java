// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/**
 * How final a fact is; of two versions that arrived together the later constant wins (docs/clinical/time.md#versions).
 */
public enum FactStatus {
    PRELIMINARY,
    FINAL,
    CORRECTED,
    ENTERED_IN_ERROR;

    /** Whether it takes the place of something that was sent before. */
    public boolean amends() {
        return this == CORRECTED || this == ENTERED_IN_ERROR;
    }
}
