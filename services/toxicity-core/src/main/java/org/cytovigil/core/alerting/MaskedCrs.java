// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;

/**
 * Organ findings with a fever that may be masked, or that was attributed to another cause
 * (docs/clinical/crs.md#fever-gate).
 */
final class MaskedCrs extends PossibleGrade {
    MaskedCrs(String system) {
        super(AlertCause.POSSIBLE_MASKED_CRS, system, MaskedCrs::masked);
    }

    private static boolean masked(Assessment assessment) {
        return assessment.completeness() == Completeness.INDETERMINATE && !assessment.has(Flag.OUTSIDE_WINDOW);
    }

    @Override
    String summary(Assessment assessment) {
        return "organ findings of grade " + assessment.upper() + " without a fever that can be told";
    }
}
