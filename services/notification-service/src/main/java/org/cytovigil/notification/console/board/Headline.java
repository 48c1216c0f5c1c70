// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;

/**
 * What an alert says, in the reader's language.
 *
 * @param text the sentence that stands large
 * @param detail the grader's own sentence, which is English; empty where the headline says it all
 */
record Headline(String text, String detail) {
    private static final GradingCatalogue SCALES = GradingCatalogue.known();
    /** Their name says it all. */
    private static final Set<String> PLAIN =
            Set.of("SEIZURE", "HAEMORRHAGE", "NEUTROPENIC_FEVER", "INFUSION_INTERRUPTED");

    static Headline of(Alert alert, Words words) {
        String system = alert.gradingSystem();
        Integer grade = alert.grade();
        Integer previous = alert.previous();
        String cause = alert.cause();
        if (system == null || grade == null || previous == null) {
            return new Headline(words.word("cause", cause), PLAIN.contains(cause) ? "" : alert.summary());
        }
        Optional<GradingSystem<?>> known = SCALES.find(system);
        String scale = known.map(GradingSystem::name).orElse(system);
        return switch (cause) {
            case "CRS_ROSE", "ICANS_ROSE", "GRADE_ROSE" ->
                new Headline(words.of("headline.rose", scale, previous, grade), "");
            case "POSSIBLE_MASKED_CRS" -> new Headline(words.of("headline.masked", scale, grade), "");
            case "RETRACTED" -> new Headline(words.of("headline.retracted", scale, previous, grade), "");
            case "RETROSPECTIVE" -> new Headline(words.of("headline.retrospective", scale, grade), "");
            case "DETERIORATION" ->
                known.filter(one -> one.alerts().deteriorates()).isPresent()
                        ? new Headline(words.of("headline.deterioration", scale, grade), alert.summary())
                        : new Headline(words.of("headline.rose", scale, previous, grade), "");
            default -> new Headline(words.word("cause", cause), alert.summary());
        };
    }
}
