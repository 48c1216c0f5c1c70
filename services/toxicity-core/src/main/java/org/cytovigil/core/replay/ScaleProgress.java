// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

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
     * The grades after the checkpoint.
     *
     * @param until timers that fall due up to this instant have taken effect
     */
    ScaleGrades walk(SignalStates states, Instant checkpoint, Instant until) {
        return walk(states, checkpoint, until, false);
    }

    /** The same, and moves what it remembers to {@code until}. */
    ScaleGrades settle(SignalStates states, Instant checkpoint, Instant until) {
        return walk(states, checkpoint, until, true);
    }

    private ScaleGrades walk(SignalStates states, Instant checkpoint, Instant until, boolean moves) {
        List<GradeSpan> spans = new ArrayList<>();
        M remembered = memory;
        Assessment said = last;
        Instant at = next(states, checkpoint, until, remembered);
        int instants = 0;
        while (!at.isAfter(until)) {
            Judged<M> judged = system.judge(new Moment(at, until, states), remembered);
            remembered = judged.memory();
            Assessment assessment = judged.assessment();
            if (assessment != null && (said == null || !said.sameAs(assessment))) {
                spans.add(new GradeSpan(at, assessment));
                said = assessment;
            }
            instants++;
            at = next(states, at, until, remembered);
        }
        if (moves) {
            memory = remembered;
            last = said;
        }
        return new ScaleGrades(spans, at, instants);
    }

    private Instant next(SignalStates states, Instant after, Instant until, M remembered) {
        Instant own = system.next(remembered, states.rules());
        Instant next = own.isAfter(after) ? own : Instant.MAX;
        for (Signal<?> signal : signals) {
            Instant change = states.get(signal).nextChange(after, until, states.rules());
            next = change.isBefore(next) ? change : next;
        }
        return next;
    }
}
