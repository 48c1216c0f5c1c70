// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.earlier;
import static org.cytovigil.core.measure.Instants.firstAfter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.LaboratoryTasks;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.laboratory.ResultSignal;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.cytovigil.core.therapy.TherapyState;

/**
 * Values of the laboratory that a label wants before each cycle and regularly, and that did not come: a task, by the wall
 * clock (docs/clinical/asparaginase.md#laboratory-tasks).
 */
final class LaboratoryOverdue implements AlertRule {
    private static final String ABOUT = "LABORATORY";

    private final GradingSystem<?> scale;
    private final LaboratoryTasks tasks;

    LaboratoryOverdue(GradingSystem<?> scale, LaboratoryTasks tasks) {
        this.scale = scale;
        this.tasks = tasks;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Instant now = situation.now();
        TherapyState therapy = situation
                .states()
                .get(TherapySignal.INSTANCE)
                .of(scale.alerts().more().labelOf());
        Given dose = therapy.lastDose(now);
        Instant ends =
                dose == null ? Instant.MIN : dose.at().plus(situation.rules().duration(tasks.after()));
        Instant next = Instant.MAX;
        Instant since = Instant.MAX;
        List<String> overdue = new ArrayList<>();
        for (List<Parameter> group : ends.isAfter(now) ? tasks.values() : List.<List<Parameter>>of()) {
            Instant due = due(situation, therapy, group);
            if (due.isAfter(now)) {
                next = earlier(due, next);
            } else {
                since = earlier(due, since);
                overdue.add(group.stream().map(Parameter::name).collect(Collectors.joining(" or ")));
            }
        }
        Optional<AlertLedger.Raise> raise = overdue.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertLedger.Raise(
                        AlertCause.ASSESSMENT_OVERDUE,
                        ABOUT,
                        Priority.LOW,
                        false,
                        scale.id(),
                        null,
                        null,
                        since,
                        scale.name() + ": overdue " + String.join(", ", overdue)));
        Conditions.follow(
                ledger,
                raise,
                AlertLedger.Raise.kind(AlertCause.ASSESSMENT_OVERDUE, ABOUT, scale.id(), null),
                now,
                true);
        return firstAfter(now, ends, next);
    }

    /** A while after the newest value of a group is old; never before the first dose of the course. */
    private Instant due(Situation situation, TherapyState therapy, List<Parameter> group) {
        Instant newest = Instant.MIN;
        for (Parameter parameter : group) {
            Result result = situation.states().get(new ResultSignal(parameter)).at(situation.now());
            newest = result != null && result.at().isAfter(newest) ? result.at() : newest;
        }
        Duration interval = situation.rules().duration(tasks.interval());
        Instant begun = begun(therapy, situation);
        Instant wanted =
                newest.equals(Instant.MIN) || newest.plus(interval).isBefore(begun) ? begun : newest.plus(interval);
        return wanted.plus(situation.rules().duration(tasks.grace()));
    }

    /** The dose after which values are wanted again: the first one since so long a pause that nothing was wanted. */
    private Instant begun(TherapyState therapy, Situation situation) {
        Duration after = situation.rules().duration(tasks.after());
        Instant begun = Instant.MAX;
        Instant before = Instant.MIN;
        for (Given step : therapy.steps()) {
            if (step.dose() && !step.at().isAfter(situation.now())) {
                boolean anew = before.equals(Instant.MIN) || !before.plus(after).isAfter(step.at());
                begun = anew ? step.at() : begun;
                before = step.at();
            }
        }
        return begun;
    }
}
