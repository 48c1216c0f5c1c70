// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Stretch;

/**
 * Fever as a function of event time: temperature of at least 38.0 Cel (Lee 2019, table 2), supported for a window after
 * the reading and held beyond it while no newer temperature arrives (docs/clinical/time.md#validity).
 */
public final class FeverSignal implements Signal<FeverState> {
    /** The limit is the paper's and not configurable. */
    public static final BigDecimal THRESHOLD = new BigDecimal("38.0");

    /** The one instance. */
    public static final FeverSignal INSTANCE = new FeverSignal();

    private FeverSignal() {}

    @Override
    public String name() {
        return "fever";
    }

    @Override
    public Class<FeverState> type() {
        return FeverState.class;
    }

    @Override
    public FeverState initial() {
        return new FeverState(Steps.of(Fever.NONE), Instant.MIN, Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(Parameter.TEMPERATURE);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(ExposureSignal.CRS);
    }

    @Override
    public Map<Parameter, List<BigDecimal>> limits(GradingRules rules) {
        return Map.of(Parameter.TEMPERATURE, List.of(THRESHOLD));
    }

    @Override
    public FeverState after(FeverState state, Fact fact, SignalStates states) {
        if (!(fact instanceof Measured reading)) {
            return state;
        }
        Instant at = fact.at();
        boolean febrile = reading.quantity().atLeast(THRESHOLD);
        Fever now = state.at(at, states.rules());
        if (reading.site() == Site.SKIN) {
            return screened(state, now, at, at, febrile);
        }
        boolean inferred = reading.unitInferred() || (at.equals(state.clinical()) && now.unitInferred());
        Fever next = febrile ? febrile(at, inferred, reading.id()) : afebrile(now, at, inferred);
        return new FeverState(state.steps().step(at, next), at, state.skin());
    }

    @Override
    public FeverState after(FeverState state, Stretch stretch, SignalStates states) {
        Quantity level = stretch.levels().of(Parameter.TEMPERATURE);
        if (level == null) {
            return state;
        }
        Instant from = stretch.from();
        boolean febrile = level.atLeast(THRESHOLD);
        Fever now = state.at(from, states.rules());
        if (stretch.series().group() == SampleGroup.SKIN_TEMPERATURE) {
            return screened(state, now, from, stretch.to(), febrile);
        }
        boolean inferred = stretch.levels().unitInferred() || (from.equals(state.clinical()) && now.unitInferred());
        Steps<Fever> steps = state.steps();
        if (!febrile) {
            steps = steps.step(from, afebrile(now, from, inferred));
        } else if (goesOn(steps.last(), stretch, inferred, states)) {
            steps = steps.last(steps.last().until(stretch.to()));
        } else {
            Fever begins = febrile(from, inferred, stretch.evidence());
            steps = steps.step(from, begins).last(begins.until(stretch.to()));
        }
        return new FeverState(steps, stretch.to(), state.skin());
    }

    /** A skin sensor raises a suspicion only, and none where a clinical thermometer tells of the same instant. */
    private static FeverState screened(FeverState state, Fever now, Instant from, Instant to, boolean febrile) {
        boolean suspected =
                !from.equals(state.clinical()) && (febrile || (from.equals(state.skin()) && now.suspected()));
        Fever next = new Fever(
                now.active(),
                now.held(),
                now.lastFebrile(),
                now.refuted(),
                suspected,
                now.unitInferred(),
                now.evidence());
        return new FeverState(state.steps().step(from, next), state.clinical(), to);
    }

    /**
     * Whether the newest step stands for febrile samples of the same feed up to now; a dose between them ends it, since
     * a fever from before it does not count after it.
     */
    private static boolean goesOn(Fever last, Stretch stretch, boolean inferred, SignalStates states) {
        String feed = stretch.series().method() + "/" + stretch.series().group() + "/";
        Instant febrile = last.lastFebrile();
        return febrile != null
                && last.active()
                && !last.held()
                && !last.refuted()
                && !last.suspected()
                && last.unitInferred() == inferred
                && last.evidence().get(0).startsWith(feed)
                && !febrile.isBefore(
                        states.get(ExposureSignal.CRS).at(stretch.from()).firstDose())
                && !stretch.from().isAfter(febrile.plus(states.rules().duration(RuleKey.CRS_CONTINUOUS_GAP)));
    }

    private static Fever febrile(Instant at, boolean unitInferred, String evidence) {
        return new Fever(true, false, at, false, false, unitInferred, List.of(evidence));
    }

    /** A reading refutes an earlier fever, not one of the same instant: the worse of the two counts. */
    private static Fever afebrile(Fever now, Instant at, boolean unitInferred) {
        if (at.equals(now.lastFebrile())) {
            return new Fever(true, false, at, false, false, unitInferred, now.evidence());
        }
        boolean inWindow = now.active() && !now.held();
        return new Fever(inWindow, false, now.lastFebrile(), true, false, unitInferred, now.evidence());
    }
}
