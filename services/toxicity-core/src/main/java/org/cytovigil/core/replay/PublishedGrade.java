// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Completeness;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.table.ContentId;

/**
 * A published line that holds, as far as it must be compared later.
 *
 * @param sequence its number among the lines of the patient and scale
 * @param from event time from which it holds
 * @param reasons a hash of what it named as reasons and as missing, and of its index: a late or corrected fact may change them alone
 * @param withdrawal it only takes lines back: what held before it goes on
 */
public record PublishedGrade(
        int sequence,
        Instant from,
        int grade,
        int upper,
        Completeness completeness,
        Set<Flag> flags,
        int reasons,
        boolean withdrawal) {
    /** Copies the flags in their order. */
    public PublishedGrade {
        EnumSet<Flag> ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    /** The line of a span. */
    public static PublishedGrade of(GradeSpan span, int sequence, boolean withdrawal) {
        Assessment said = span.assessment();
        return new PublishedGrade(
                sequence,
                span.from(),
                said.grade(),
                said.upper(),
                said.completeness(),
                said.flags(),
                reasons(said),
                withdrawal);
    }

    /** Whether it says the same as a span. */
    public boolean says(GradeSpan span) {
        Assessment said = span.assessment();
        return from.equals(span.from())
                && grade == said.grade()
                && upper == said.upper()
                && completeness == said.completeness()
                && flags.equals(said.flags())
                && reasons == reasons(said);
    }

    /** The same in every process: lists and texts tell how their hashes are made. */
    private static int reasons(Assessment said) {
        List<List<?>> because = said.because().stream()
                .<List<?>>map(criterion -> List.of(criterion.name(), criterion.evidence()))
                .toList();
        int index = said.index() == null ? 0 : said.index().hashCode();
        return 31 * because.hashCode() + said.missing().hashCode() + index;
    }

    /** The n-th line of a patient and scale has the same id in every derivation of the same input. */
    public static String lineId(PatientKey patient, String system, int sequence) {
        return ContentId.of(patient + "|" + system + "|" + sequence, 12);
    }
}
