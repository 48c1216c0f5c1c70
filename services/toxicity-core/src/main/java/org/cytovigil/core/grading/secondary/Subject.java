// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

/** What a criterion looks at; whoever grades a patient finds its evidence by this. */
public enum Subject {
    TEMPERATURE,
    BLOOD_PRESSURE,
    FLUIDS,
    VASOPRESSOR,
    OXYGENATION,
    VENTILATION,
    CREATININE,
    TRANSAMINASES,
    BILIRUBIN,
    OTHER_ORGAN,
    COAGULATION,
    STAY
}
