// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

/** What a drug means for grading (clinical.md 1.4, 1.5, 2.4). */
public enum DrugRole {
    /** Counts as one vasopressor. */
    VASOPRESSOR,
    /** Vasopressin and its analogues: excluded from the count (Lee 2019, table 2). */
    VASOPRESSIN,
    /** Not a vasopressor by default, flagged. */
    INOTROPE,
    /** Lowers the temperature. */
    ANTIPYRETIC,
    /** Blocks the cytokines behind the fever. */
    ANTICYTOKINE,
    /** Systemic steroid. */
    STEROID,
    /** Makes the level of consciousness not assessable while it runs. */
    SEDATIVE,
    /** Given for coagulopathy: plasma, cryoprecipitate, fibrinogen (Porter 2018). */
    COAGULATION_PRODUCT;

    /** Whether it can hide a fever. */
    public boolean masksFever() {
        return this == ANTIPYRETIC || this == ANTICYTOKINE || this == STEROID;
    }
}
