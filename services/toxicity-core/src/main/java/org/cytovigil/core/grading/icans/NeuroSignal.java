// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Known;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Steps;

/** The neurological domains; the level of consciousness under sedation is not assessable (clinical.md 2.4, I5). */
public final class NeuroSignal implements Signal<NeuroState> {
    /** The one instance. */
    public static final NeuroSignal INSTANCE = new NeuroSignal();

    private NeuroSignal() {}

    @Override
    public String name() {
        return "neuro";
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
    public NeuroState after(NeuroState state, Fact fact, Board board) {
        if (!(fact instanceof NeuroFinding found)) {
            return state;
        }
        Finding finding = found.finding();
        boolean bears = !(finding instanceof Finding.Tremor) && !(finding instanceof Finding.NotDone);
        if (!bears) {
            return state;
        }
        Instant at = fact.at();
        Known assessed = finding instanceof Finding.Ice || finding instanceof Finding.Capd
                ? state.assessed().read(at, board.rules().duration(RuleKey.ICANS_STALE))
                : state.assessed();
        boolean sedated = board.get(SedationSignal.INSTANCE).at(at);
        return new NeuroState(
                cognition(state.cognition(), finding, fact),
                assessed,
                finding instanceof Finding.Consciousness level && !sedated
                        ? step(state.consciousness(), fact, level.level().grade())
                        : state.consciousness(),
                finding instanceof Finding.Motor motor
                        ? step(state.motor(), fact, motor.weakness() == Finding.Weakness.NONE ? 0 : 4)
                        : state.motor(),
                finding instanceof Finding.CerebralOedema oedema
                        ? step(state.oedema(), fact, grade(oedema.sign()))
                        : state.oedema(),
                finding instanceof Finding.Haemorrhage bleeding
                        ? step(state.haemorrhage(), fact, bleeding.present() ? 1 : 0)
                        : state.haemorrhage(),
                seizures(state.seizures(), found),
                state.begins().isBefore(at) ? state.begins() : at,
                at);
    }

    private static Steps<Cognition> cognition(Steps<Cognition> steps, Finding finding, Fact fact) {
        if (finding instanceof Finding.Ice ice) {
            return steps.step(fact.at(), Cognition.of(ice, fact.at(), fact.id()));
        }
        return finding instanceof Finding.Capd capd
                ? steps.step(fact.at(), Cognition.of(capd, fact.at(), fact.id()))
                : steps;
    }

    private static Steps<Domain> step(Steps<Domain> steps, Fact fact, int grade) {
        return steps.step(fact.at(), new Domain(true, grade, List.of(fact.id())));
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

    /** Lee 2019, table 5: focal oedema is grade 3, every other sign of raised pressure grade 4. */
    private static int grade(Finding.OedemaSign sign) {
        return switch (sign) {
            case NONE -> 0;
            case FOCAL -> 3;
            case DIFFUSE, POSTURING, CN6_PALSY, PAPILLOEDEMA, CUSHING_TRIAD -> 4;
        };
    }
}
