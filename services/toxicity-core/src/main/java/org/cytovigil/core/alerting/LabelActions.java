// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * What a label asks for is told, once for each action and cycle (docs/clinical/alerts.md#label-actions); a window for a
 * dose is an occasion of its own after each dose.
 */
final class LabelActions implements AlertRule {
    private static final Set<Flag> OF_ONE_DOSE = Set.of(Flag.DOSE_DUE, Flag.DOSE_LATE);

    private final String system;
    private final Set<String> urgent;

    LabelActions(GradingSystem<?> scale) {
        this.system = scale.id();
        this.urgent = scale.alerts().more().urgent();
    }

    @Override
    public Instant judge(Situation situation, AlertBook book) {
        Optional<GradeSpan> current = situation.current(system);
        Given dose = situation.board().get(TherapySignal.INSTANCE).lastDose(situation.now());
        for (Flag flag : Flag.values()) {
            if (flag.isLabelAction()) {
                boolean holds =
                        current.filter(span -> span.assessment().has(flag)).isPresent();
                follow(situation, book, flag.name(), occasion(flag, dose), holds, priority(flag));
            }
        }
        for (String criterion : urgent) {
            boolean holds = current.filter(span -> span.assessment().because().stream()
                            .anyMatch(met -> met.name().equals(criterion)))
                    .isPresent();
            follow(situation, book, criterion, "", holds, Priority.HIGH);
        }
        return Instant.MAX;
    }

    private static String occasion(Flag flag, @Nullable Given dose) {
        if (dose == null) {
            return "";
        }
        return OF_ONE_DOSE.contains(flag) ? "/" + dose.at() : dose.cycle() == null ? "" : "#" + dose.cycle();
    }

    /** In a cycle that is known an action is told once, however often it comes and goes. */
    private void follow(
            Situation situation, AlertBook book, String action, String occasion, boolean holds, Priority priority) {
        String about = action + occasion;
        String kind = AlertBook.Raise.kind(AlertCause.LABEL_ACTION, about, system, null);
        book.all(alert -> alert.holds()
                        && alert.cause() == AlertCause.LABEL_ACTION
                        && alert.kind().startsWith(AlertCause.LABEL_ACTION + "|" + action)
                        && system.equals(alert.system())
                        && !(holds && alert.kind().equals(kind))
                        && isOf(action, alert.kind()))
                .forEach(alert -> book.end(alert, situation.now(), true));
        boolean told = book.find(alert -> alert.kind().equals(kind) && (alert.holds() || !occasion.isEmpty()))
                .isPresent();
        Instant at = since(situation);
        if (holds && !told && book.tellable(at)) {
            book.raise(new AlertBook.Raise(
                    AlertCause.LABEL_ACTION,
                    about,
                    priority,
                    priority.compareTo(Priority.MEDIUM) >= 0,
                    system,
                    null,
                    null,
                    at,
                    "the label asks: " + action));
        }
    }

    /** A new cycle is asked for anew, though what asks for it has long been so. */
    private Instant since(Situation situation) {
        Instant from = situation.current(system).map(GradeSpan::from).orElse(situation.now());
        Given dose = situation.board().get(TherapySignal.INSTANCE).lastDose(situation.now());
        return dose != null && dose.at().isAfter(from) ? dose.at() : from;
    }

    /** Whether a kind is about this action, on whatever occasion, and not about one whose name begins alike. */
    private static boolean isOf(String action, String kind) {
        int end = (AlertCause.LABEL_ACTION + "|" + action).length();
        char next = kind.charAt(end);
        return next == '|' || next == '#' || next == '/';
    }

    private static Priority priority(Flag flag) {
        return switch (flag) {
            case DISCONTINUE_PERMANENTLY -> Priority.HIGH;
            case DOSE_DUE, RESUME_POSSIBLE -> Priority.LOW;
            default -> Priority.MEDIUM;
        };
    }
}
