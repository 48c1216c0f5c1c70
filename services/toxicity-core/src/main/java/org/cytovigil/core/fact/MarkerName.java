// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/** Which property of the leukaemia. */
public enum MarkerName {
    BCR_ABL1,
    KMT2A_R,
    CD19,
    CD20,
    CD22,
    CD10,
    TDT,
    /** Cytogenetics as ISCN text. */
    KARYOTYPE
}
