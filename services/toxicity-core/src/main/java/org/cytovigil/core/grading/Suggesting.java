// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;

/** What is suggested to consider at a grade of a scale: support for those who decide, never an order. */
public interface Suggesting {
    /** A scale that suggests nothing. */
    Suggesting NOTHING = new Suggesting() {
        @Override
        public List<Signal<?>> signals() {
            return List.of();
        }

        @Override
        public List<Suggestion> of(SignalStates states, Instant now, Assessment current, ToIntFunction<String> others) {
            return List.of();
        }
    };

    /** The signals that it reads beside those of the scale. */
    List<Signal<?>> signals();

    /**
     * What is suggested now.
     *
     * @param current what the scale says now
     * @param others the grade of another scale by its id, 0 where there is none
     */
    List<Suggestion> of(SignalStates states, Instant now, Assessment current, ToIntFunction<String> others);
}
