// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.offline.RuleComparison.AlertDifference;
import org.cytovigil.core.offline.RuleComparison.GradeDifference;
import org.jspecify.annotations.Nullable;

/** Differences between two sets of rules, one a line: was, then what would be. */
final class DifferenceLines {
    private DifferenceLines() {}

    static String grade(GradeDifference difference) {
        String head = "grade " + difference.patient() + " " + difference.system() + " from " + difference.at() + ": ";
        return difference.agrees()
                ? head + "the same again, " + words(difference.wouldBe())
                : head + words(difference.was()) + " -> " + words(difference.wouldBe());
    }

    private static String words(@Nullable Assessment said) {
        if (said == null) {
            return "nothing";
        }
        String flags = said.flags().stream().map(Flag::name).collect(Collectors.joining(" "));
        Index index = said.index();
        String score = index == null ? "" : index.score().toPlainString();
        return words(said.grade(), said.upper(), score, said.completeness().name(), flags);
    }

    static String words(int grade, int upper, String score, String completeness, String flags) {
        return grade
                + (score.isEmpty() ? "" : " (score " + score + ")")
                + (upper > grade ? " (up to " + upper + ")" : "")
                + " "
                + completeness
                + (flags.isEmpty() ? "" : " " + flags);
    }

    static String alert(AlertDifference difference) {
        AlertStep step = difference.wouldBe() == null ? difference.was() : difference.wouldBe();
        if (step == null) {
            throw new IllegalArgumentException("an alert that neither raises");
        }
        String about = step.system() == null
                ? ""
                : " " + step.system() + (step.grade() == null ? "" : " grade " + step.grade());
        return "alert " + difference.patient() + " " + step.cause() + about + ": " + words(difference.was()) + " -> "
                + words(difference.wouldBe());
    }

    private static String words(@Nullable AlertStep step) {
        return step == null
                ? "none"
                : step.priority().name() + (step.page() ? " page" : " note").toLowerCase(Locale.ROOT) + " at "
                        + step.raisedAt();
    }
}
