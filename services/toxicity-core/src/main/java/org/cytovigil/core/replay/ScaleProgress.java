// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Judged;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;

/**
 * One scale of one patient: what it remembers at the checkpoint, from where it walks through the instants of change.
 *
 * @param <M> memory of the scale
 */
final class ScaleProgress<M> {
    private final GradingSystem<M> system;
    private final List<Signal<?>> signals;
    private M memory;
    private @Nullable Assessment last;
    private final List<Evaluated<M>> evaluated = new ArrayList<>();
    private @Nullable ScaleGrades grades;
    private Instant evaluatedUntil = Instant.MIN;
    private Instant differsFrom = Instant.MIN;

    /** @param signals those of the scale and all that they depend on */
    ScaleProgress(
            GradingSystem<M> system, List<Signal<?>> signals, @Nullable Object memory, @Nullable Assessment last) {
        this.system = system;
        this.signals = signals;
        this.memory = memory == null ? system.initial() : system.memoryType().cast(memory);
        this.last = last;
    }

    GradingSystem<M> system() {
        return system;
    }

    M memory() {
        return memory;
    }

    @Nullable
    Assessment last() {
        return last;
    }

    /**
     * An instant that was judged.
     *
     * @param memory after it
     * @param spans how many spans there are up to it
     */
    private record Evaluated<M>(Instant at, M memory, int spans) {}

    /** One of its signals differs, from an instant on, from when it was last evaluated. */
    void differs(Instant from) {
        differsFrom = earlier(from, differsFrom);
    }

    /**
     * The grades after the checkpoint. What was judged before its signals differ stays, while no timer has fallen due: so a
     * fact costs only the scales that it touches, and of them only the instants from it on.
     *
     * @param until timers that fall due up to this instant have taken effect
     */
    ScaleGrades walk(SignalStates states, Instant checkpoint, Instant until) {
        ScaleGrades known = grades;
        boolean due = known == null
                || until.isBefore(evaluatedUntil)
                || !known.nextDue().isAfter(until);
        if (known != null && !due && differsFrom.equals(Instant.MAX)) {
            return known;
        }
        forgetFrom(due ? Instant.MIN : differsFrom);
        Evaluated<M> from =
                evaluated.isEmpty() ? new Evaluated<>(checkpoint, memory, 0) : evaluated.get(evaluated.size() - 1);
        List<GradeSpan> spans =
                new ArrayList<>(known == null ? List.of() : known.spans().subList(0, from.spans()));
        ScaleGrades now = judge(states, from, until, spans);
        grades = now;
        evaluatedUntil = until;
        differsFrom = Instant.MAX;
        return now;
    }

    /** Moves what it remembers to an instant; where nothing is to be judged up to there, all stays as it is. */
    ScaleGrades settle(SignalStates states, Instant checkpoint, Instant until) {
        ScaleGrades known = grades;
        boolean same = known != null && differsFrom.equals(Instant.MAX);
        if (same && known != null && known.instants() == 0 && known.nextDue().isAfter(until)) {
            return known;
        }
        forgetFrom(Instant.MIN);
        ScaleGrades settled = judge(states, new Evaluated<>(checkpoint, memory, 0), until, new ArrayList<>());
        if (!evaluated.isEmpty()) {
            memory = evaluated.get(evaluated.size() - 1).memory();
        }
        if (!settled.spans().isEmpty()) {
            last = settled.spans().get(settled.spans().size() - 1).assessment();
        }
        forgetFrom(Instant.MIN);
        grades = null;
        differsFrom = Instant.MIN;
        return settled;
    }

    private void forgetFrom(Instant from) {
        while (!evaluated.isEmpty() && !evaluated.get(evaluated.size() - 1).at().isBefore(from)) {
            evaluated.remove(evaluated.size() - 1);
        }
    }

    /** Judges all instants after one, behind the spans that there are up to it. */
    private ScaleGrades judge(SignalStates states, Evaluated<M> from, Instant until, List<GradeSpan> spans) {
        M remembered = from.memory();
        Assessment said = spans.isEmpty() ? last : spans.get(spans.size() - 1).assessment();
        Instant at = next(states, from.at(), until, remembered);
        while (!at.isAfter(until)) {
            Judged<M> judged = system.judge(new Moment(at, until, states), remembered);
            remembered = judged.memory();
            Assessment assessment = judged.assessment();
            if (assessment != null && (said == null || !said.sameAs(assessment))) {
                spans.add(new GradeSpan(at, assessment));
                said = assessment;
            }
            evaluated.add(new Evaluated<>(at, remembered, spans.size()));
            at = next(states, at, until, remembered);
        }
        return new ScaleGrades(spans, at, evaluated.size());
    }

    private Instant next(SignalStates states, Instant after, Instant until, M remembered) {
        Instant own = system.next(remembered, states.rules());
        Instant next = own.isAfter(after) ? own : Instant.MAX;
        for (Signal<?> signal : signals) {
            Instant change = states.get(signal).nextChange(after, until, states.rules());
            next = earlier(change, next);
        }
        return next;
    }
}
