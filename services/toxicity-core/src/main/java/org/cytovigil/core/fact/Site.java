// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Where a temperature was taken. */
public enum Site {
    UNSPECIFIED,
    ORAL,
    AXILLARY,
    RECTAL,
    TYMPANIC,
    TEMPORAL,
    CORE,
    /** A skin patch: screening only, never fever by itself (docs/clinical/data-quality.md#skin-sensors). */
    SKIN
}
