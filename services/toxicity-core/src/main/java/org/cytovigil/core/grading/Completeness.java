// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

/** How much of what a scale needs is known. */
public enum Completeness {
    /** Everything known and fresh. */
    COMPLETE,
    /** Something is missing or stale: the grade is what is proven. */
    PARTIAL,
    /** Whether the scale applies cannot be told: masked or attributed fever with organ findings, or long after the therapy. */
    INDETERMINATE
}
