// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

/** Whether the fever that makes findings count as CRS is there (docs/clinical/crs.md#fever-gate). */
public enum Gate {
    /** No fever and no earlier one that still counts: findings are not CRS. */
    CLOSED,
    /** Findings count. */
    OPEN,
    /** A drug may hide the fever, or a clinician gave it another cause: cannot be told. */
    UNDECIDED
}
