// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import org.jspecify.annotations.Nullable;

/**
 * What people see or a report says, beside the neurological findings.
 *
 * @param value whether, how much or how badly
 * @param painful absent where nobody said so
 * @param grade CTCAE grade 0 to 5 as a clinician graded it, absent where none did
 * @param by account that found it, empty where unknown
 */
public record ClinicalFinding(
        FactHeader header,
        FindingKind kind,
        FindingValue value,
        @Nullable Boolean painful,
        @Nullable Integer grade,
        String by)
        implements Fact {
    @Override
    public ClinicalFinding under(FactHeader other) {
        return new ClinicalFinding(other, kind, value, painful, grade, by);
    }
}
