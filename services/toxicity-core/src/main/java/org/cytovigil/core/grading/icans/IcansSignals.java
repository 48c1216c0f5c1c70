// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.cytovigil.core.chart.Chart;
import org.cytovigil.core.chart.Person;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.AttributionSignal;
import org.cytovigil.core.signal.Availability;
import org.cytovigil.core.signal.Freshness;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Steps;

/**
 * All that ICANS is graded from, as functions of event time; each domain holds its last value (grading.md 13).
 *
 * @param consciousness newest level found without sedation; empty list before the first
 * @param changes instants at which a signal can change, past and to come
 * @param begins the first fact that bears on the scale, {@link Instant#MAX} where there is none
 */
record IcansSignals(
        Steps<Person> person,
        Steps<Cognition> cognition,
        Steps<Availability> cognitionKnown,
        Steps<Domain> consciousness,
        Steps<Domain> motor,
        Steps<Domain> oedema,
        Steps<Domain> haemorrhage,
        Steps<SeizureSignal.Weight> seizures,
        Steps<Boolean> sedation,
        Steps<Boolean> attributedOther,
        NavigableSet<Instant> changes,
        Instant begins) {
    /**
     * One coded domain.
     *
     * @param known whether it was ever assessed
     * @param grade by the table; for haemorrhage 1 where there is one
     */
    record Domain(boolean known, int grade, List<String> evidence) {
        static final Domain UNKNOWN = new Domain(false, 0, List.of());
    }

    static IcansSignals of(Chart chart, GradingRules rules, DrugTable drugs) {
        List<NeuroFinding> findings = chart.of(NeuroFinding.class);
        Steps<Boolean> sedation = Sedation.of(chart, drugs);
        Steps<Cognition> cognition = new Steps<>(Cognition.NONE);
        Steps<Domain> consciousness = new Steps<>(Domain.UNKNOWN);
        Steps<Domain> motor = new Steps<>(Domain.UNKNOWN);
        Steps<Domain> oedema = new Steps<>(Domain.UNKNOWN);
        Steps<Domain> haemorrhage = new Steps<>(Domain.UNKNOWN);
        Freshness assessed = new Freshness();
        NavigableSet<Instant> bearing = new TreeSet<>();
        for (NeuroFinding fact : findings) {
            Instant at = fact.at();
            List<String> id = List.of(fact.id());
            Finding finding = fact.finding();
            if (finding instanceof Finding.Ice ice) {
                cognition.step(at, Cognition.of(ice, fact.id()));
                assessed.known(at, rules.duration(RuleKey.ICANS_STALE));
            } else if (finding instanceof Finding.Capd capd) {
                cognition.step(at, Cognition.of(capd, fact.id()));
                assessed.known(at, rules.duration(RuleKey.ICANS_STALE));
            } else if (finding instanceof Finding.Consciousness found) {
                if (!sedation.at(at)) {
                    consciousness.step(at, new Domain(true, found.level().grade(), id));
                }
            } else if (finding instanceof Finding.Motor found) {
                motor.step(at, new Domain(true, found.weakness() == Finding.Weakness.NONE ? 0 : 4, id));
            } else if (finding instanceof Finding.CerebralOedema found) {
                oedema.step(at, new Domain(true, oedemaGrade(found.sign()), id));
            } else if (finding instanceof Finding.Haemorrhage found) {
                haemorrhage.step(at, new Domain(true, found.present() ? 1 : 0, id));
            }
            if (!(finding instanceof Finding.Tremor) && !(finding instanceof Finding.NotDone)) {
                bearing.add(at);
            }
        }
        Steps<SeizureSignal.Weight> seizures = SeizureSignal.of(findings, normal(cognition, consciousness), rules);
        Steps<Availability> known = assessed.steps();
        Steps<Boolean> attributed = AttributionSignal.of(chart, Toxicity.ICANS);
        Steps<Person> person = PersonSignal.of(chart);
        NavigableSet<Instant> changes = new TreeSet<>(bearing);
        known.addInstantsTo(changes);
        seizures.addInstantsTo(changes);
        sedation.addInstantsTo(changes);
        attributed.addInstantsTo(changes);
        person.addInstantsTo(changes);
        return new IcansSignals(
                person,
                cognition,
                known,
                consciousness,
                motor,
                oedema,
                haemorrhage,
                seizures,
                sedation,
                attributed,
                changes,
                bearing.isEmpty() ? Instant.MAX : bearing.first());
    }

    private static int oedemaGrade(Finding.OedemaSign sign) {
        return switch (sign) {
            case NONE -> 0;
            case FOCAL -> 3;
            case DIFFUSE, POSTURING, CN6_PALSY, PAPILLOEDEMA, CUSHING_TRIAD -> 4;
        };
    }

    /** Instants of normal assessments: ICE 10, or CAPD 0 to 8 in a patient who is awake (grading.md 13). */
    private static List<Instant> normal(Steps<Cognition> cognition, Steps<Domain> consciousness) {
        NavigableSet<Instant> instants = new TreeSet<>();
        cognition.addInstantsTo(instants);
        List<Instant> normal = new ArrayList<>();
        for (Instant at : instants) {
            Cognition found = cognition.at(at);
            Domain level = consciousness.at(at);
            boolean awake = level.known() && level.grade() <= Finding.Level.SPONTANEOUS.grade();
            boolean isNormal =
                    found.tool() == Cognition.Tool.ICE ? found.lowest() == 10 : found.highest() <= 8 && awake;
            if (isNormal) {
                normal.add(at);
            }
        }
        return normal;
    }
}
