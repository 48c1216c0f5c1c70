// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.finding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;

/**
 * The findings of a kind.
 *
 * @param kind which
 */
public record FindingSignal(FindingKind kind) implements Signal<FindingState> {
    @Override
    public String name() {
        return "finding-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Class<FindingState> type() {
        return FindingState.class;
    }

    @Override
    public FindingState initial() {
        return new FindingState(kind, List.of(), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(ClinicalFinding.class);
    }

    @Override
    public FindingState after(FindingState state, Fact fact, SignalStates states) {
        return fact instanceof ClinicalFinding finding && finding.kind() == kind ? state.with(Seen.of(finding)) : state;
    }
}
