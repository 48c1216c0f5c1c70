// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import static org.cytovigil.core.measure.Instants.firstAfter;
import static org.cytovigil.core.measure.Instants.later;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.signal.SignalState;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/**
 * Sedation and neuromuscular block as a function of event time.
 *
 * @param steps what runs, and until when what ran still works
 */
public record SedationState(Steps<Sedation> steps, Instant newest) implements SignalState {
    /**
     * What sedates from an instant on.
     *
     * @param running infusions
     * @param until when the effect of what was given or stopped before is over
     */
    public record Sedation(List<Running> running, Instant until) {
        static final Sedation NONE = new Sedation(List.of(), Instant.MIN);

        /** Copies the list. */
        public Sedation {
            running = List.copyOf(running);
        }

        Sedation works(Instant end) {
            return new Sedation(running, later(end, until));
        }

        Sedation starts(String substance, MedicationAction action) {
            List<Running> next = new ArrayList<>(running);
            next.removeIf(other -> other.isOf(substance, action.line()));
            next.add(new Running(substance, action.line(), action.at()));
            return new Sedation(next, until);
        }

        /** A stop of the instant of a start is a change of bags; one without a line ends all of the substance. */
        Sedation stops(String substance, MedicationAction action, Instant end) {
            List<Running> next = new ArrayList<>(running);
            boolean any = next.removeIf(other -> other.told().isBefore(action.at())
                    && other.substance().equals(substance)
                    && (action.line() == null
                            || other.line() == null
                            || action.line().equals(other.line())));
            return any ? new Sedation(next, until).works(end) : this;
        }
    }

    /**
     * An infusion.
     *
     * @param line pump channel, null where unknown
     * @param told when its start or rate was told last
     */
    public record Running(String substance, @Nullable String line, Instant told) {
        boolean isOf(String other, @Nullable String channel) {
            return substance.equals(other) && (line == null ? channel == null : line.equals(channel));
        }
    }

    /** Whether the patient is sedated or blocked at an instant. */
    public boolean at(Instant instant) {
        Sedation now = steps.at(instant);
        return !now.running().isEmpty() || instant.isBefore(now.until());
    }

    @Override
    public Instant nextChange(Instant after, Instant until, GradingRules rules) {
        Instant next = steps.next(after);
        Instant over = steps.at(after).until();
        return firstAfter(after, over, next);
    }

    @Override
    public SedationState since(Instant checkpoint, GradingRules rules) {
        return new SedationState(steps.since(checkpoint), newest);
    }
}
