// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;

/**
 * The neurological domains; ICE, CAPD and consciousness under sedation are not assessable
 * (docs/clinical/icans.md#sedation).
 */
public final class NeuroSignal implements Signal<NeuroState> {
    /** The one instance. */
    public static final NeuroSignal INSTANCE = new NeuroSignal();

    private NeuroSignal() {}

    /** Not the name of its state before the second edition, which cannot be read as this one. */
    @Override
    public String name() {
        return "neurology";
    }

    @Override
    public Class<NeuroState> type() {
        return NeuroState.class;
    }

    @Override
    public NeuroState initial() {
        return NeuroState.NONE;
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(NeuroFinding.class);
    }

    @Override
    public List<Signal<?>> dependsOn() {
        return List.of(SedationSignal.INSTANCE);
    }

    @Override
    public NeuroState after(NeuroState state, Fact fact, SignalStates states) {
        if (!(fact instanceof NeuroFinding found)) {
            return state;
        }
        Finding finding = found.finding();
        boolean bears = !(finding instanceof Finding.Tremor)
                && !(finding instanceof Finding.Behaviour)
                && !(finding instanceof Finding.NotDone);
        if (!bears) {
            return state;
        }
        Instant at = fact.at();
        boolean lapses = lapses(finding) && states.get(SedationSignal.INSTANCE).at(at);
        NeuroState begun = state.begun(at);
        boolean empty = finding instanceof Finding.Ice ice && !ice.asked();
        return lapses || empty ? begun : found(begun, found, states.rules());
    }

    /** Of a sedated patient these tell of the sedation (docs/clinical/icans.md#sedation). */
    private static boolean lapses(Finding finding) {
        return finding instanceof Finding.Ice
                || finding instanceof Finding.Capd
                || finding instanceof Finding.Consciousness;
    }

    private static NeuroState found(NeuroState state, NeuroFinding fact, GradingRules rules) {
        Finding finding = fact.finding();
        Instant at = fact.at();
        Steps<Domain> haemorrhage = finding instanceof Finding.Haemorrhage bleeding
                ? step(state.haemorrhage(), fact, bleeding.present() ? 1 : 0, Truth.of(bleeding.present()))
                : state.haemorrhage();
        return new NeuroState(
                finding instanceof Finding.Ice ice ? step(state.ice(), Cognition.of(ice, at, fact.id())) : state.ice(),
                finding instanceof Finding.Ice
                        ? state.iceKnown().read(at, rules.duration(RuleKey.ICANS_STALE))
                        : state.iceKnown(),
                finding instanceof Finding.Capd capd
                        ? step(state.capd(), Cognition.of(capd, at, fact.id()))
                        : state.capd(),
                finding instanceof Finding.Capd
                        ? state.capdKnown().read(at, rules.duration(RuleKey.ICANS_STALE))
                        : state.capdKnown(),
                finding instanceof Finding.Consciousness level
                        ? step(state.consciousness(), fact, IcansTable.LEVELS.grade(level.level()), level.level())
                        : state.consciousness(),
                finding instanceof Finding.Motor motor
                        ? step(state.motor(), fact, IcansTable.MOTOR.grade(motor.weakness()), motor.weakness())
                        : state.motor(),
                finding instanceof Finding.CerebralOedema oedema
                        ? step(state.oedema(), fact, IcansTable.OEDEMA.grade(oedema.sign()), oedema.sign())
                        : state.oedema(),
                haemorrhage,
                finding instanceof Finding.Haemorrhage ? bleeding(state, haemorrhage, at) : state.bleeding(),
                seizures(state.seizures(), fact),
                state.begins(),
                state.newest());
    }

    private static Steps<Cognition> step(Steps<Cognition> steps, Cognition score) {
        return steps.step(score.at(), steps.last().then(score));
    }

    private static Steps<Domain> step(Steps<Domain> steps, NeuroFinding fact, int grade, Enum<?> what) {
        return steps.step(fact.at(), steps.last().then(Domain.of(grade, what, fact.at(), fact.id())));
    }

    /** A haemorrhage that was already there goes on with what was found before it. */
    private static Steps<Bleeding> bleeding(NeuroState state, Steps<Domain> haemorrhage, Instant at) {
        Bleeding until = state.bleeding().before(at).last();
        Bleeding begins = until.equals(Bleeding.NONE)
                ? new Bleeding(
                        at,
                        state.consciousness().before(at).last(),
                        state.motor().before(at).last(),
                        state.oedema().before(at).last())
                : until;
        return state.bleeding().step(at, haemorrhage.last().grade() > 0 ? begins : Bleeding.NONE);
    }

    private static List<Seizure> seizures(List<Seizure> seizures, NeuroFinding found) {
        if (!(found.finding() instanceof Finding.Seizure what)) {
            return seizures;
        }
        List<Seizure> more = new ArrayList<>(seizures);
        more.add(new Seizure(
                found.id(), found.at(), what.endedAt(), what.returnedToBaseline(), Instant.MAX, Truth.NO, false));
        return more;
    }
}
