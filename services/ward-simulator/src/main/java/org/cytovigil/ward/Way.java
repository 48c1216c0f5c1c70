// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

/** How an event reaches the gateway. */
public enum Way {
    /** HL7 v2 over MLLP, from the bedside monitor. */
    MONITOR,
    /** FHIR, from the laboratory. */
    LABORATORY,
    /** JSON, from the nurse's form. */
    NURSE
}
