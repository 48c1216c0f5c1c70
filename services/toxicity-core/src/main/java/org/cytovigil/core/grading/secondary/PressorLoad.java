// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import org.cytovigil.core.measure.Truth;

/**
 * Vasopressors that run.
 *
 * @param counted different drugs, vasopressin and its analogues not among them
 * @param vasopressin whether vasopressin or an analogue runs
 * @param highByLee whether the dose has been high for long enough, by the list of Lee 2014
 * @param highByPenn the same by the list of the Penn scale, doses by the minute
 * @param highByPennKg the same, doses by kilogram and minute
 */
public record PressorLoad(int counted, boolean vasopressin, Truth highByLee, Truth highByPenn, Truth highByPennKg) {
    /** No vasopressor. */
    public static final PressorLoad NONE = new PressorLoad(0, false, Truth.NO, Truth.NO, Truth.NO);

    /** Whether any runs. */
    public boolean any() {
        return counted > 0 || vasopressin;
    }

    /** The same where the Penn scale means doses by kilogram and minute. */
    PressorLoad byKilogram() {
        return new PressorLoad(counted, vasopressin, highByLee, highByPennKg, highByPennKg);
    }
}
