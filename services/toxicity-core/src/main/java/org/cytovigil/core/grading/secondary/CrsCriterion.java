// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

/** The statements from which the secondary scales are built; each scale's table gives some of them a grade. */
public enum CrsCriterion {
    FEVER(Subject.TEMPERATURE),
    HYPOTENSION(Subject.BLOOD_PRESSURE),
    SEVERAL_FLUID_BOLUSES(Subject.FLUIDS),
    ONE_VASOPRESSOR(Subject.VASOPRESSOR),
    SEVERAL_VASOPRESSORS(Subject.VASOPRESSOR),
    HIGH_DOSE_LEE(Subject.VASOPRESSOR),
    HIGH_DOSE_PENN(Subject.VASOPRESSOR),
    OXYGEN_NEEDED(Subject.OXYGENATION),
    OXYGEN_FROM_40_PERCENT(Subject.OXYGENATION),
    VENTILATOR(Subject.VENTILATION),
    CREATININE_2(Subject.CREATININE),
    CREATININE_3(Subject.CREATININE),
    CREATININE_4(Subject.CREATININE),
    TRANSAMINASES_2(Subject.TRANSAMINASES),
    TRANSAMINASES_3(Subject.TRANSAMINASES),
    TRANSAMINASES_4(Subject.TRANSAMINASES),
    BILIRUBIN_2(Subject.BILIRUBIN),
    BILIRUBIN_3(Subject.BILIRUBIN),
    BILIRUBIN_4(Subject.BILIRUBIN),
    OTHER_ORGAN_2(Subject.OTHER_ORGAN),
    OTHER_ORGAN_3(Subject.OTHER_ORGAN),
    OTHER_ORGAN_4(Subject.OTHER_ORGAN),
    COAGULOPATHY_TREATED(Subject.COAGULATION),
    HOSPITALISED_FOR_CRS(Subject.STAY);

    private final Subject subject;

    CrsCriterion(Subject subject) {
        this.subject = subject;
    }

    /** What it looks at. */
    public Subject subject() {
        return subject;
    }
}
