// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.util.List;
import org.cytovigil.core.grading.Completeness;

/**
 * What a secondary scale says of a picture.
 *
 * @param grade what is proven
 * @param upper what is still possible
 * @param because criteria that hold and have a weight in the scale, in their order
 * @param missing what would settle the rest, without repetition
 */
public record ScaleGrade(
        int grade, int upper, Completeness completeness, List<CrsCriterion> because, List<String> missing) {
    /** Copies the lists. */
    public ScaleGrade {
        because = List.copyOf(because);
        missing = List.copyOf(missing);
    }
}
