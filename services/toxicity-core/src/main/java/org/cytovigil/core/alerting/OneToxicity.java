// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.measure.ParameterKind;

/**
 * One result of the laboratory that raises a label and the scales that grade the same value pages once
 * (docs/clinical/alerts.md#one-result-one-page): what is weaker is a note. Never across toxicities: scales of diseases, CRS
 * and ICANS take no part, and what one label asks for is never absorbed by another label, nor to discontinue by anything.
 */
final class OneToxicity {
    /** Scales of values, those of a label before the others. */
    private final Map<String, Boolean> labels = new HashMap<>();

    OneToxicity(Collection<? extends GradingSystem<?>> scales) {
        scales.stream()
                .filter(scale -> scale.alerts().more().asksForActions())
                .forEach(scale ->
                        labels.put(scale.id(), !scale.alerts().more().labelOf().isEmpty()));
    }

    /** Makes notes of the pages that another one of the same result stands for. */
    void judge(Situation situation, AlertLedger ledger) {
        boolean oneResult = situation.news().size() == 1
                && situation.news().get(0) instanceof Measured measured
                && measured.parameter().kind() == ParameterKind.LAB;
        if (!oneResult) {
            return;
        }
        List<AlertStep> pages = ledger.steps().stream()
                .filter(step -> step.transition() == AlertStep.Transition.RAISED && step.page())
                .filter(step -> step.system() != null && labels.containsKey(step.system()))
                .filter(step -> step.cause() == AlertCause.LABEL_ACTION || step.cause() == AlertCause.GRADE_ROSE)
                .toList();
        Optional<AlertStep> strongest = pages.stream()
                .max(Comparator.comparing(AlertStep::priority)
                        .thenComparing(step -> Boolean.TRUE.equals(labels.get(step.system())))
                        .thenComparing(step -> step.cause() == AlertCause.GRADE_ROSE));
        for (AlertStep step : pages) {
            boolean weaker = strongest.filter(kept -> !kept.equals(step)).isPresent();
            boolean absorbed = step.cause() == AlertCause.GRADE_ROSE || isLesserActionOf(strongest, step);
            if (weaker && absorbed) {
                ledger.note(step);
            }
        }
    }

    /** What a label asks for is known with the rise of its own grade, but for what it asks for most urgently. */
    private static boolean isLesserActionOf(Optional<AlertStep> kept, AlertStep action) {
        return action.priority() != Priority.HIGH
                && kept.filter(strongest -> Objects.equals(strongest.system(), action.system()))
                        .isPresent();
    }
}
