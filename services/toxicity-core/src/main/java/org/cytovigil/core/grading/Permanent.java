// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.cytovigil.core.grading.table.CriteriaRow;

/**
 * Why a label asks to discontinue for good; never forgotten.
 *
 * @param reasons each once
 */
public record Permanent(List<Criterion> reasons) {
    /** No reason. */
    public static final Permanent NONE = new Permanent(List.of());

    /** Copies the list. */
    public Permanent {
        reasons = List.copyOf(reasons);
    }

    /** With a reason, if it holds. */
    public Permanent with(boolean holds, CriteriaRow reason, List<String> evidence) {
        if (!holds || reasons.stream().anyMatch(known -> known.name().equals(reason.criterion()))) {
            return this;
        }
        List<Criterion> more = new ArrayList<>(reasons);
        more.add(new Criterion(reason.criterion(), evidence));
        return new Permanent(more);
    }

    /** Whether there is any. */
    public boolean any() {
        return !reasons.isEmpty();
    }

    /** Those reasons alone that somebody asks for. */
    public Permanent only(Predicate<String> asked) {
        return new Permanent(
                reasons.stream().filter(reason -> asked.test(reason.name())).toList());
    }

    /** Tells it. */
    public void into(Tally tally) {
        reasons.forEach(reason -> tally.holds(reason.name(), 0, reason.evidence()));
        tally.flagIf(any(), Flag.DISCONTINUE_PERMANENTLY);
    }
}
