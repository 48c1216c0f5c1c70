// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.crs;

import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Fever;
import org.cytovigil.core.signal.FeverSignal;
import org.cytovigil.core.signal.Freshness;
import org.cytovigil.core.signal.LevelSignal;
import org.cytovigil.core.signal.Masking;
import org.cytovigil.core.signal.Oxygen;
import org.cytovigil.core.signal.OxygenSignal;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.PressorSignal;
import org.cytovigil.core.signal.Pressors;
import org.cytovigil.core.signal.PressureSignal;
import org.cytovigil.core.signal.SaturationSignal;
import org.cytovigil.core.signal.Steps;

/**
 * All that CRS is graded from, as functions of event time.
 *
 * @param comfortable instant of the newest saturation where it is high enough for oxygen to be comfort only
 * @param changes instants at which a signal can change, past and to come
 * @param begins the first fact that bears on the scale, {@link Instant#MAX} where there is none
 */
record CrsSignals(
        Steps<Person> person,
        Steps<Fever> fever,
        Steps<Availability> temperature,
        LevelSignal pressure,
        LevelSignal saturation,
        Steps<Instant> comfortable,
        Steps<Oxygen> oxygen,
        Steps<Availability> support,
        Steps<Pressors> pressors,
        Masking masking,
        Steps<Boolean> attributedOther,
        Steps<Instant> infused,
        NavigableSet<Instant> changes,
        Instant begins) {
    static CrsSignals of(Chart chart, Instant until, GradingRules rules, DrugTable drugs) {
        NavigableSet<Instant> changes = new TreeSet<>();
        Steps<Person> person = PersonSignal.of(chart);
        Steps<Fever> fever = FeverSignal.of(chart, rules);
        Steps<Availability> temperature = temperature(chart, rules);
        LevelSignal pressure = PressureSignal.of(chart, rules, person, until, changes);
        Freshness charted = new Freshness();
        Steps<Oxygen> oxygen = OxygenSignal.of(chart, rules, person, charted);
        LevelSignal saturation = SaturationSignal.of(chart, rules, oxygen);
        Steps<Availability> support = charted.steps();
        Steps<Pressors> pressors = PressorSignal.of(chart, drugs, rules);
        Masking masking = Masking.of(chart, drugs);
        Steps<Boolean> attributed = AttributionSignal.of(chart, Toxicity.CRS);
        Steps<Instant> infused = infusions(chart);

        NavigableSet<Instant> bearing = new TreeSet<>();
        temperature.addInstantsTo(bearing);
        pressors.addInstantsTo(bearing);
        oxygen.addInstantsTo(bearing);
        bearing.add(pressure.firstKnown());
        bearing.add(saturation.firstKnown());
        Instant begins = bearing.first();

        changes.addAll(bearing);
        changes.remove(Instant.MAX);
        person.addInstantsTo(changes);
        fever.addInstantsTo(changes);
        pressure.addInstantsTo(changes);
        saturation.addInstantsTo(changes);
        support.addInstantsTo(changes);
        attributed.addInstantsTo(changes);
        infused.addInstantsTo(changes);
        changes.addAll(masking.instants());
        return new CrsSignals(
                person,
                fever,
                temperature,
                pressure,
                saturation,
                SaturationSignal.atLeast(chart, rules.decimal(RuleKey.CRS_O2_COMFORT)),
                oxygen,
                support,
                pressors,
                masking,
                attributed,
                infused,
                changes,
                begins);
    }

    private static Steps<Availability> temperature(Chart chart, GradingRules rules) {
        Freshness freshness = new Freshness();
        for (Measured reading : chart.of(Parameter.TEMPERATURE)) {
            if (reading.site() != Site.SKIN) {
                freshness.known(
                        reading.at(),
                        rules.duration(
                                reading.method().isContinuous() ? RuleKey.STALE_CONTINUOUS : RuleKey.STALE_SPOT));
            }
        }
        return freshness.steps();
    }

    /** The newest CAR T infusion at each instant; {@link Instant#MAX} before the first. */
    private static Steps<Instant> infusions(Chart chart) {
        Steps<Instant> steps = new Steps<>(Instant.MAX);
        for (TherapyStep step : chart.of(TherapyStep.class)) {
            if (step.product().isCarT() && step.phase() == TherapyPhase.INFUSED) {
                steps.step(step.at(), step.at());
            }
        }
        return steps;
    }
}
