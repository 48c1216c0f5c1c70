// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.core.intake.IntakeResult;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.core.offline.PublishedTimelines;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.audit.ActionRecorded;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.paging.DeliveryRecorded;

/** One patient with a fever under norepinephrine, and what a grader and a notification service would publish of it. */
final class Site {
    static final String PATIENT = "p1";
    static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");
    private static final GradingRules RULES = GradingRules.defaults();
    private final List<ArrivalReplay.Published> told;
    private final Published published = new Published();

    Site() {
        // Makes our records trusted by Avro, as every process that talks to Kafka does.
        new KafkaSettings(Settings.of(Map.of()));
        List<Fact> facts = new ArrayList<>();
        for (String event : List.of("""
                {"type":"observation","patient":"p1","id":"t1","at":"2026-01-15T08:00:00Z","parameter":"TEMPERATURE",\
                "value":38.6,"unit":"Cel"}""", """
                {"type":"medication","patient":"p1","id":"m1","at":"2026-01-15T08:00:00Z","drug":"norepinephrine",\
                "action":"STARTED","arrivedAt":"2026-01-15T08:00:01Z"}""")) {
            facts.add(((IntakeResult.Accepted)
                            new Intake().accept(JsonFields.parse(event).orElseThrow(), null))
                    .fact());
        }
        told = new ArrivalReplay(GradingCatalogue.standard(), RULES).run(facts, EIGHT.plusSeconds(60));
    }

    /** Publishes all grades and alerts. */
    Site graded() {
        return graded(step -> true);
    }

    /** As a grader that read the drug before the fever of the same instant: there was never a grade between. */
    Site gradedInTheOtherOrder() {
        return graded(AlertStep::page);
    }

    private Site graded(Predicate<AlertStep> alerts) {
        told.forEach(each -> {
            if (each.outcome() instanceof Outcome.Graded graded) {
                published.take(line(graded.line()).build());
            } else if (each.outcome() instanceof Outcome.Alerted alerted && alerts.test(alerted.step())) {
                published.take(step(alerted.step()).build());
            }
        });
        return this;
    }

    /** Publishes the grades with another edition of the rules, and no alert. */
    Site gradedByOtherRules() {
        told.forEach(each -> {
            if (each.outcome() instanceof Outcome.Graded graded) {
                published.take(
                        line(graded.line()).setEdition("another").setGrade(0).build());
            }
        });
        return this;
    }

    /** The alert that pages first. */
    AlertStep page() {
        return told.stream()
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(AlertStep::page)
                .findFirst()
                .orElseThrow();
    }

    Site alert(String transition, Duration after) {
        published.take(step(page())
                .setTransition(transition)
                .setRaisedAt(EIGHT.plus(after))
                .build());
        return this;
    }

    /** An alert that nothing of the input raises. */
    Site invented(Duration after) {
        published.take(step(page())
                .setAlertId("invented")
                .setCause("SEIZURE")
                .setRaisedAt(EIGHT.plus(after))
                .setPage(false)
                .build());
        return this;
    }

    /** The page of a patient who is nobody, whom no person is paged for. */
    Site canary(Duration after) {
        published.take(step(page())
                .setAlertId("canary")
                .setPatient(CanaryKeys.of(1))
                .setRaisedAt(EIGHT.plus(after))
                .build());
        return this;
    }

    /** A grade that was published last, after all others. */
    Site lastGrade(int grade) {
        told.stream()
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Graded.class::isInstance)
                .map(outcome -> ((Outcome.Graded) outcome).line())
                .filter(line -> line.system().equals("astct-crs-2019"))
                .reduce((one, other) -> other)
                .ifPresent(line -> published.take(line(line).setGrade(grade).build()));
        return this;
    }

    Site delivery(String outcome, Duration after) {
        published.take(DeliveryRecorded.newBuilder()
                .setPageId("page")
                .setAlertId(page().alertId())
                .setPerson("nurse")
                .setChannel("SMS")
                .setProvider("sms-a")
                .setAttempt(1)
                .setOutcome(outcome)
                .setAt(EIGHT.plus(after))
                .build());
        return this;
    }

    Site action(String action, Duration after) {
        published.take(ActionRecorded.newBuilder()
                .setActor("notification")
                .setAction(action)
                .setSubject(page().alertId())
                .setAt(EIGHT.plus(after))
                .build());
        return this;
    }

    /** What was published so far. */
    Published published() {
        return published;
    }

    /** What an audit finds so long after eight. */
    List<Gap> gaps(Duration after) {
        Reconciliation reconciliation = new Reconciliation(EIGHT.plus(after), Instant.MIN, RULES.edition());
        List<Gap> gaps = new ArrayList<>(reconciliation.of(PublishedTimelines.of(told), published, Set.of(PATIENT)));
        gaps.addAll(reconciliation.paging(published));
        return gaps;
    }

    private static ToxicityGraded.Builder line(PublishedLine line) {
        return ToxicityGraded.newBuilder()
                .setLineId(line.lineId())
                .setPatient(line.patient().value())
                .setGradingSystem(line.system())
                .setGrade(line.span().assessment().grade())
                .setUpper(line.span().assessment().upper())
                .setCompleteness(line.span().assessment().completeness().name())
                .setFrom(line.span().from())
                .setKnownAt(line.knownAt())
                .setFlags(line.span().assessment().flags().stream()
                        .map(flag -> (CharSequence) flag.name())
                        .toList())
                .setBecause(List.of())
                .setMissing(List.of())
                .setEdition(line.edition())
                .setSupersedes(List.copyOf(line.supersedes()));
    }

    private static AlertTransition.Builder step(AlertStep step) {
        return AlertTransition.newBuilder()
                .setAlertId(step.alertId())
                .setPatient(step.patient().value())
                .setTransition(step.transition().name())
                .setPriority(step.priority().name())
                .setPage(step.page())
                .setCause(step.cause().name())
                .setGradingSystem(step.system())
                .setGrade(step.grade())
                .setPrevious(step.previous())
                .setAt(step.at())
                .setRaisedAt(step.raisedAt())
                .setSummary(step.summary())
                .setRetracts(step.retracts());
    }
}
