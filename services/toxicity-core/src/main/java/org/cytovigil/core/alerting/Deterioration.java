// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/**
 * Findings that would be grade 2 or more of a scale, longer after the therapy than its toxicity is looked for
 * (docs/clinical/crs.md#limits-of-a-course), or that a haemorrhage may explain (docs/clinical/icans.md#haemorrhage):
 * whatever it is, somebody must see the patient.
 */
final class Deterioration extends PossibleGrade {
    Deterioration(String system) {
        super(AlertCause.DETERIORATION, system, Deterioration::unexplained);
    }

    private static boolean unexplained(Assessment assessment) {
        boolean bleeding = assessment.has(Flag.HAEMORRHAGE)
                && !assessment.has(Flag.ATTRIBUTED_OTHER)
                && assessment.completeness() == Completeness.INDETERMINATE;
        return assessment.has(Flag.OUTSIDE_WINDOW) || bleeding;
    }

    @Override
    String summary(Assessment assessment) {
        return "findings of grade " + assessment.upper()
                + (assessment.has(Flag.OUTSIDE_WINDOW) ? " after the window of the therapy" : " since a haemorrhage");
    }
}
