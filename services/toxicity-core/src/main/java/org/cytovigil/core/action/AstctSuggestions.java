// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Suggesting;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;

/**
 * What is suggested at an ASTCT grade, with everything filled in that is known at the bedside: age, weight and its age,
 * doses of tocilizumab, steroids, product.
 *
 * @param other id of the scale of the other of CRS and ICANS
 */
public record AstctSuggestions(Toxicity toxicity, String other) implements Suggesting {
    private static final List<Signal<?>> SIGNALS = List.of(
            PersonSignal.INSTANCE,
            WeightSignal.INSTANCE,
            TocilizumabSignal.INSTANCE,
            SteroidSignal.INSTANCE,
            ProductSignal.INSTANCE);

    private static final SuggestedActions ACTIONS = SuggestedActions.load();
    private static final CarTMonitoring MONITORING = new CarTMonitoring(MonitoringWindows.load());

    @Override
    public List<Signal<?>> signals() {
        return SIGNALS;
    }

    @Override
    public List<Suggestion> of(SignalStates states, Instant now, Assessment current, ToIntFunction<String> others) {
        List<Suggestion> all = new ArrayList<>(
                ACTIONS.of(states.rules(), toxicity, current.grade(), context(states, now, others.applyAsInt(other))));
        if (toxicity == Toxicity.CRS) {
            MONITORING.of(states, now).ifPresent(all::add);
        }
        return all;
    }

    static ActionContext context(SignalStates states, Instant now, int otherGrade) {
        Person person = states.get(PersonSignal.INSTANCE).at(now);
        Weighed weighed = states.get(WeightSignal.INSTANCE).at(now);
        SteroidCourse steroids = states.get(SteroidSignal.INSTANCE).at(now);
        Product product = states.get(ProductSignal.INSTANCE).at(now).stream()
                .map(ProductGiven.Given::product)
                .findFirst()
                .orElse(null);
        return new ActionContext(
                now,
                person.ageKnown() ? person.yearsAt(now) : null,
                weighed == null ? null : new Weight(weighed.kilograms(), weighed.at()),
                states.get(TocilizumabSignal.INSTANCE).at(now),
                steroids.runsAt(now),
                steroids.overAt(now),
                product,
                person.setting() == Setting.OUTPATIENT,
                otherGrade > 0);
    }
}
