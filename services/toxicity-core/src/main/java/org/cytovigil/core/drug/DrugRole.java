// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.drug;

/**
 * What a drug means for grading (docs/clinical/crs.md#drugs-that-hide-a-fever, docs/clinical/crs.md#vasopressors,
 * docs/clinical/icans.md#sedation).
 */
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
    /** Makes ICE, CAPD and consciousness not assessable while it works, after a single dose too. */
    SEDATIVE,
    /** The same, inhaled. */
    SEDATIVE_GAS,
    /** Opioids, benzodiazepines, phenobarbital: the same while infused; a single dose is no sedation. */
    SEDATIVE_INFUSION,
    /** Neuromuscular block: the same. */
    MUSCLE_RELAXANT,
    /** Given for coagulopathy: plasma, cryoprecipitate, fibrinogen (Porter 2018). */
    COAGULATION_PRODUCT,
    /** Known, and without a part in any grade. */
    OTHER;

    /** Whether it makes ICE, CAPD and consciousness not assessable. */
    public boolean hidesConsciousness() {
        return this == SEDATIVE || this == SEDATIVE_GAS || this == SEDATIVE_INFUSION || this == MUSCLE_RELAXANT;
    }

    /** Whether a single dose does so. */
    public boolean singleDoseSedates() {
        return hidesConsciousness() && this != SEDATIVE_INFUSION;
    }

    /** Whether it can hide a fever. */
    public boolean masksFever() {
        return this == ANTIPYRETIC || this == ANTICYTOKINE || this == STEROID;
    }
}
