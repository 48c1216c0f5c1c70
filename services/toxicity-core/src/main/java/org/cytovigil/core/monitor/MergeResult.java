// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.monitor;

import java.util.List;
import org.cytovigil.core.fact.Fact;

/**
 * What a merge does to the record that goes.
 *
 * @param leaving its facts, as facts of the record that stays, in order of event time
 * @param outcomes what is to be told of the record that goes: nothing of it counts any more
 */
public record MergeResult(List<Fact> leaving, List<Outcome> outcomes) {
    /** Copies the lists. */
    public MergeResult {
        leaving = List.copyOf(leaving);
        outcomes = List.copyOf(outcomes);
    }
}
