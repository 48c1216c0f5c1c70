// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

import java.time.Duration;
import org.cytovigil.core.measure.Truth;

/**
 * Toxicities during blinatumomab, graded by CTCAE as the label does.
 *
 * @param crs CTCAE grade of CRS
 * @param neuro CTCAE grade of neurotoxicity
 * @param seizures how many since the first infusion
 * @param other the worst CTCAE grade of anything else
 * @param atStartingDose whether the neurotoxicity occurred at 9 mcg/day (5 mcg/m2/day)
 * @param neuroLasted how long the neurotoxicity has been or was above grade 1
 * @param otherLasted the same of the other toxicity
 * @param liver whether ALT or AST is above 5 x ULN or bilirubin above 3 x ULN
 */
public record LabelToxicity(
        int crs,
        int neuro,
        int seizures,
        int other,
        Truth atStartingDose,
        Duration neuroLasted,
        Duration otherLasted,
        Truth liver) {
    /** No toxicity. */
    public static final LabelToxicity NONE =
            new LabelToxicity(0, 0, 0, 0, Truth.UNKNOWN, Duration.ZERO, Duration.ZERO, Truth.NO);

    /** With CRS of a CTCAE grade. */
    public LabelToxicity withCrs(int grade) {
        return new LabelToxicity(grade, neuro, seizures, other, atStartingDose, neuroLasted, otherLasted, liver);
    }

    /** With neurotoxicity of a CTCAE grade. */
    public LabelToxicity withNeuro(int grade, Truth startingDose, Duration lasted) {
        return new LabelToxicity(crs, grade, seizures, other, startingDose, lasted, otherLasted, liver);
    }

    /** With seizures. */
    public LabelToxicity withSeizures(int count) {
        return new LabelToxicity(crs, neuro, count, other, atStartingDose, neuroLasted, otherLasted, liver);
    }

    /** With another toxicity of a CTCAE grade. */
    public LabelToxicity withOther(int grade, Duration lasted) {
        return new LabelToxicity(crs, neuro, seizures, grade, atStartingDose, neuroLasted, lasted, liver);
    }

    /** With the limits of the liver. */
    public LabelToxicity withLiver(Truth exceeded) {
        return new LabelToxicity(crs, neuro, seizures, other, atStartingDose, neuroLasted, otherLasted, exceeded);
    }
}
