// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.laboratory;

import java.util.List;
import org.cytovigil.core.grading.Tally;
import org.cytovigil.core.grading.ctcae.CtcaeLaboratory;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.grading.ctcae.LabValue;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;

/**
 * CTCAE grades of the newest laboratory values as criteria of a scale (docs/clinical/ctcae-5.md#laboratory-values). A
 * baseline that is not known leaves nothing open, a limit of normal that is not known does.
 *
 * @param symptomatic whether there are symptoms of what lipase and amylase stand for
 */
public record CtcaeWeights(Laboratory lab, boolean symptomatic) {
    private static final CtcaeLaboratory CTCAE = CtcaeLaboratory.load();

    /** Weighs a parameter under its own name, where it was measured. */
    public void weigh(Tally tally, Parameter parameter) {
        Result result = lab.newest(parameter);
        if (result == null) {
            return;
        }
        LabValue value = lab.value(parameter, result, Truth.of(symptomatic));
        int proven = CTCAE.grade(parameter, value).map(GradeRange::lowest).orElse(0);
        if (proven > 0) {
            tally.holds(parameter.name(), proven, List.of(result.id()));
        }
        int open = Math.max(CTCAE.possible(parameter, value), CTCAE.unlimited(parameter, value));
        if (open > proven) {
            tally.may(open, parameter.name());
        }
    }

    /** The same where it must have been measured. */
    public void need(Tally tally, Parameter parameter, int worst) {
        if (lab.newest(parameter) == null) {
            tally.may(worst, parameter.name());
        }
        weigh(tally, parameter);
    }
}
