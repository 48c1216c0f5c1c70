// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Why respiratory support is given (clinical.md 1.1, F5). */
public enum OxygenIndication {
    RESPIRATORY,
    AIRWAY_PROTECTION,
    PROCEDURE,
    SLEEP_APNOEA_BASELINE
}
