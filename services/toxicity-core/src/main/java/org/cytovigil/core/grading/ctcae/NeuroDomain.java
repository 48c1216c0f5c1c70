// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.ctcae;

/** A domain of the neurological examination that CTCAE grades by itself. */
public enum NeuroDomain {
    ICE,
    CAPD,
    CONSCIOUSNESS,
    SEIZURE,
    MOTOR,
    OEDEMA
}
