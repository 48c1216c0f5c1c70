// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** What was done with a drug. */
public enum MedicationVerb {
    GIVEN,
    STARTED,
    RATE,
    STOPPED
}
