// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Why respiratory support is given (docs/clinical/crs.md#oxygen-above-the-baseline). */
public enum OxygenIndication {
    RESPIRATORY,
    AIRWAY_PROTECTION,
    PROCEDURE,
    SLEEP_APNOEA_BASELINE
}
