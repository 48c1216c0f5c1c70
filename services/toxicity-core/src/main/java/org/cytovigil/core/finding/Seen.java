// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.math.BigDecimal;
import java.time.Instant;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept.
 *
 * @param id of the fact
 * @param at event time
 * @param present seen, or looked for and not seen
 * @param degree by a word, absent where none was told
 * @param number as a number, absent where none was told
 * @param painful whether it was said to hurt
 * @param grade CTCAE grade as a clinician graded it, absent where none did
 */
public record Seen(
        String id,
        Instant at,
        boolean present,
        FindingValue.@Nullable Degree degree,
        @Nullable BigDecimal number,
        boolean painful,
        @Nullable Integer grade) {
    /** Whether it says that the sample of its instant was haemolysed. */
    public static boolean ofHaemolysis(ClinicalFinding finding) {
        return finding.kind() == FindingKind.HAEMOLYSED_SAMPLE && of(finding).present();
    }

    static Seen of(ClinicalFinding finding) {
        FindingValue value = finding.value();
        FindingValue.Degree degree = value instanceof FindingValue.Extent extent ? extent.degree() : null;
        boolean present = !(value instanceof FindingValue.Present seen && !seen.present())
                && degree != FindingValue.Degree.NONE
                && !Integer.valueOf(0).equals(finding.grade());
        return new Seen(
                finding.id(),
                finding.at(),
                present,
                degree,
                value instanceof FindingValue.Amount amount ? amount.number() : null,
                Boolean.TRUE.equals(finding.painful()),
                finding.grade());
    }
}
