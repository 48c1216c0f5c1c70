// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Site;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;

/** What arrives at a patient by the time since a Monday, and what alerts come of it. */
abstract class ArrivingFacts {
    private static final Instant MONDAY = Instant.parse("2026-01-05T08:00:00Z");
    private static final PatientKey PATIENT = new PatientKey("p1");

    final List<Fact> facts = new ArrayList<>();

    FactHeader at(Duration later) {
        Instant at = MONDAY.plus(later);
        return new FactHeader(PATIENT, "f" + facts.size(), at, at, "", FactStatus.FINAL);
    }

    void dose(Duration later, Product product, TherapyPhase phase, int cycle) {
        facts.add(new TherapyStep(at(later), product, phase, cycle, null, null, null));
    }

    void lab(Duration later, Parameter parameter, String value, String uln) {
        facts.add(measured(at(later), parameter, value, uln));
    }

    /** The newest fact was a value of the laboratory, and it was wrong. */
    void corrected(Duration known, Parameter parameter, String value, String uln) {
        FactHeader wrong = facts.get(facts.size() - 1).header();
        FactHeader right =
                new FactHeader(PATIENT, wrong.id(), wrong.at(), MONDAY.plus(known), "", FactStatus.CORRECTED);
        facts.add(measured(right, parameter, value, uln));
    }

    private static Measured measured(FactHeader header, Parameter parameter, String value, String uln) {
        return new Measured(
                header,
                parameter,
                Quantity.of(value),
                Site.UNSPECIFIED,
                Method.SPOT,
                null,
                Quantity.of(uln),
                false,
                false);
    }

    /** The steps of alerts until then. */
    Stream<AlertStep> steps(GradingRules rules, Duration until, String... scales) {
        return new ArrivalReplay(GradingCatalogue.chosen(List.of(scales)), rules)
                .run(facts, MONDAY.plus(until)).stream()
                        .map(ArrivalReplay.Published::outcome)
                        .filter(Outcome.Alerted.class::isInstance)
                        .map(outcome -> ((Outcome.Alerted) outcome).step());
    }

    List<String> raised(GradingRules rules, Duration until, String... scales) {
        return steps(rules, until, scales)
                .filter(step -> step.transition() == AlertStep.Transition.RAISED)
                .filter(step -> step.cause() != AlertCause.FEED_SILENT && step.cause() != AlertCause.ASSESSMENT_OVERDUE)
                .map(step -> step.priority() + " " + step.cause() + " " + step.summary() + " " + late(step))
                .toList();
    }

    List<String> raised(Duration until, String... scales) {
        return raised(GradingRules.defaults(), until, scales);
    }

    /** How long after the first instant it was raised. */
    static Duration late(AlertStep step) {
        return Duration.between(MONDAY, step.raisedAt());
    }
}
