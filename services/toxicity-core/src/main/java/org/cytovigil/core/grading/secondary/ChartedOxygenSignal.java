// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.secondary;

import java.time.Instant;
import java.util.Set;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Steps;

/** Device, flow and fraction of oxygen, for scales that ask how much is needed (clinical.md 3.1). */
public final class ChartedOxygenSignal implements Signal<ChartedOxygenState> {
    /** The one instance. */
    public static final ChartedOxygenSignal INSTANCE = new ChartedOxygenSignal();

    private ChartedOxygenSignal() {}

    @Override
    public String name() {
        return "charted-oxygen";
    }

    @Override
    public Class<ChartedOxygenState> type() {
        return ChartedOxygenState.class;
    }

    @Override
    public ChartedOxygenState initial() {
        return new ChartedOxygenState(Steps.of(ChartedOxygen.NOTHING), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return new Inputs(Set.of(Parameter.FIO2), Set.of(OxygenSupport.class));
    }

    @Override
    public ChartedOxygenState after(ChartedOxygenState state, Fact fact, Board board) {
        ChartedOxygen now = state.steps().last();
        if (fact instanceof OxygenSupport support) {
            now = with(now, support);
        } else if (fact instanceof Measured measured && measured.quantity().bound() == Quantity.Bound.EXACT) {
            now = now.with(measured.quantity().value(), fact.at());
        }
        return new ChartedOxygenState(state.steps().step(fact.at(), now), fact.at());
    }

    private static ChartedOxygen with(ChartedOxygen now, OxygenSupport support) {
        OxygenDevice device = support.device();
        if (device == null && support.flow() == null) {
            return now.with(support.fio2(), support.at());
        }
        return now.with(
                device == null ? OxygenDevice.NASAL_CANNULA : device, support.flow(), support.fio2(), support.at());
    }
}
