// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.util.Optional;
import org.cytovigil.core.grading.ctcae.GradeRange;
import org.cytovigil.core.measure.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * CTCAE grades of organs, each null when it was not measured or cannot be graded.
 *
 * @param transaminases the worse of ALT and AST; Lee and Penn judge them apart
 * @param other the worst of what else counts as an organ
 */
public record OrganToxicity(
        @Nullable GradeRange creatinine,
        @Nullable GradeRange transaminases,
        @Nullable GradeRange bilirubin,
        @Nullable GradeRange other) {
    /** Nothing measured. */
    public static final OrganToxicity UNMEASURED = new OrganToxicity(null, null, null, null);

    /** Which of the four a laboratory value belongs to; empty where it is not taken for an organ (blood counts). */
    public static Optional<Subject> subject(Parameter parameter) {
        return switch (parameter) {
            case CREATININE -> Optional.of(Subject.CREATININE);
            case ALT, AST -> Optional.of(Subject.TRANSAMINASES);
            case BILIRUBIN_TOTAL -> Optional.of(Subject.BILIRUBIN);
            case FIBRINOGEN, QTCF -> Optional.of(Subject.OTHER_ORGAN);
            default -> Optional.empty();
        };
    }

    /** With one more graded value; the worst of each organ stays. */
    public OrganToxicity with(Parameter parameter, GradeRange grade) {
        return subject(parameter)
                .map(subject -> switch (subject) {
                    case CREATININE -> new OrganToxicity(worse(creatinine, grade), transaminases, bilirubin, other);
                    case TRANSAMINASES -> new OrganToxicity(creatinine, worse(transaminases, grade), bilirubin, other);
                    case BILIRUBIN -> new OrganToxicity(creatinine, transaminases, worse(bilirubin, grade), other);
                    default -> new OrganToxicity(creatinine, transaminases, bilirubin, worse(other, grade));
                })
                .orElse(this);
    }

    private static GradeRange worse(@Nullable GradeRange known, GradeRange more) {
        return known == null ? more : known.worse(more);
    }
}
