// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.table.ContentId;
import org.jspecify.annotations.Nullable;

/** Writes down what the rules decide: gives ids, remembers, and collects the steps to publish. */
final class AlertLedger {
    private static final int REMEMBERED = 64;
    private final Situation situation;
    private final List<AlertMemory.Remembered> alerts;
    private final Map<String, Integer> counts;
    private final List<AlertStep> steps = new ArrayList<>();

    /**
     * What is to be raised.
     *
     * @param about what else tells alerts of one cause apart: a feed, a fact; empty where nothing
     */
    record Raise(
            AlertCause cause,
            String about,
            Priority priority,
            boolean page,
            @Nullable String system,
            @Nullable Integer grade,
            @Nullable Integer previous,
            Instant at,
            String summary) {
        String kind() {
            return kind(cause, about, system, grade);
        }

        static String kind(AlertCause cause, String about, @Nullable String system, @Nullable Integer grade) {
            return cause + "|" + about + "|" + system + "|" + grade;
        }
    }

    AlertLedger(AlertMemory memory, Situation situation) {
        this.situation = situation;
        this.alerts = new ArrayList<>(memory.alerts());
        this.counts = new TreeMap<>(memory.counts());
    }

    /** Raises an alert, or reopens the one of the same kind that ended a short time ago. */
    void raise(Raise raise) {
        Optional<AlertMemory.Remembered> recent = find(alert -> alert.kind().equals(raise.kind())
                && alert.endedAt() != null
                && !raise.at().isAfter(alert.endedAt().plus(situation.rules().duration(RuleKey.ALERT_REOPEN))));
        if (recent.isPresent()) {
            replace(recent.get(), AlertMemory.Remembered::again);
            steps.add(step(AlertStep.Transition.REOPENED, recent.get().alertId(), raise, null));
            return;
        }
        String id = newId(raise);
        alerts.add(new AlertMemory.Remembered(
                id,
                raise.kind(),
                raise.cause(),
                raise.system(),
                raise.grade() == null ? 0 : raise.grade(),
                raise.at(),
                raise.page(),
                raise.priority(),
                null));
        if (alerts.size() > REMEMBERED) {
            alerts.remove(0);
        }
        steps.add(step(AlertStep.Transition.RAISED, id, raise, null));
    }

    /** Makes a note of an alert that was just raised to page: another page of the same judgement stands for it. */
    void note(AlertStep raised) {
        steps.replaceAll(step -> step.equals(raised) ? step.asNote() : step);
        find(alert -> alert.alertId().equals(raised.alertId()))
                .ifPresent(alert -> replace(alert, AlertMemory.Remembered::asNote));
    }

    /** Tells the recipients of an alert that it no longer holds. */
    void retract(AlertMemory.Remembered alert, int gradeNow) {
        retract(alert, gradeNow, "grade " + alert.grade() + " was corrected to " + gradeNow);
    }

    /** Tells the recipients of an alert that the record of the patient was merged into another. */
    void withdraw(AlertMemory.Remembered alert) {
        retract(alert, alert.system() == null ? null : 0, "the record of this patient was merged into another");
    }

    private void retract(AlertMemory.Remembered alert, @Nullable Integer gradeNow, String summary) {
        alerts.remove(alert);
        Raise raise = new Raise(
                AlertCause.RETRACTED,
                "",
                Priority.INFO,
                alert.paged(),
                alert.system(),
                gradeNow,
                alert.system() == null ? null : alert.grade(),
                alert.at(),
                summary);
        steps.add(step(AlertStep.Transition.RETRACTED, newId(raise), raise, alert.alertId()));
    }

    /** The condition of an alert is over; publishes it where nobody needs to act any more. */
    void end(AlertMemory.Remembered alert, Instant when, boolean resolve) {
        replace(alert, present -> present.ended(when));
        if (resolve) {
            Raise raise = new Raise(
                    alert.cause(),
                    "",
                    alert.level(),
                    false,
                    alert.system(),
                    alert.system() == null ? null : alert.grade(),
                    null,
                    alert.at(),
                    "over");
            steps.add(step(AlertStep.Transition.RESOLVED, alert.alertId(), raise, null));
        }
    }

    /** The newest remembered alert that fits. */
    Optional<AlertMemory.Remembered> find(Predicate<AlertMemory.Remembered> fits) {
        for (int i = alerts.size() - 1; i >= 0; i--) {
            if (fits.test(alerts.get(i))) {
                return Optional.of(alerts.get(i));
            }
        }
        return Optional.empty();
    }

    /** All remembered alerts that fit, oldest first. */
    List<AlertMemory.Remembered> all(Predicate<AlertMemory.Remembered> fits) {
        return alerts.stream().filter(fits).toList();
    }

    /**
     * Whether something of that event time is recent enough to be told to anybody
     * (docs/clinical/alerts.md#age-of-events).
     */
    boolean tellable(Instant at) {
        return !at.plus(situation.rules().duration(RuleKey.ALERT_HORIZON)).isBefore(situation.now());
    }

    List<AlertStep> steps() {
        return List.copyOf(steps);
    }

    AlertMemory memory() {
        return new AlertMemory(alerts, counts);
    }

    private void replace(AlertMemory.Remembered alert, UnaryOperator<AlertMemory.Remembered> change) {
        alerts.replaceAll(present -> present.alertId().equals(alert.alertId()) ? change.apply(present) : present);
    }

    private AlertStep step(AlertStep.Transition transition, String id, Raise raise, @Nullable String retracts) {
        return new AlertStep(
                transition,
                id,
                situation.patient(),
                situation.person().unit(),
                raise.priority(),
                raise.page(),
                raise.cause(),
                raise.system(),
                raise.grade(),
                raise.previous(),
                raise.at(),
                situation.now(),
                raise.summary(),
                retracts);
    }

    /** The n-th alert of a kind of a patient has the same id in every derivation of the same input. */
    private String newId(Raise raise) {
        int n = counts.merge(raise.kind(), 1, Integer::sum);
        String content = situation.patient() + "|" + raise.kind() + "|" + n;
        return ContentId.of(content, 12);
    }
}
