// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.grading.Assessment;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.grading.Suggestion;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.monitor.PublishedLine;
import org.cytovigil.kafka.PatientPlacement;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.CriterionMet;
import org.cytovigil.schema.grading.FeedStatus;
import org.cytovigil.schema.grading.LateEvidence;
import org.cytovigil.schema.grading.SuggestionMade;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.jspecify.annotations.Nullable;

/** Outcomes of watching as Avro records on their topics. */
final class OutcomeRecords {
    private OutcomeRecords() {}

    static void forward(Outcome outcome, Instant now, ProcessorContext<String, SpecificRecord> context) {
        long timestamp = now.toEpochMilli();
        if (outcome instanceof Outcome.Graded graded) {
            PublishedLine line = graded.line();
            ToxicityGraded record = graded(line);
            String patient = line.patient().value();
            context.forward(new Record<>(patient, record, timestamp), Nodes.ASSESSED);
            context.forward(
                    new Record<>(PatientPlacement.key(patient, line.system()), record, timestamp), Nodes.CURRENT);
        } else if (outcome instanceof Outcome.Suggested suggested) {
            PublishedLine line = suggested.line();
            String key = PatientPlacement.key(line.patient().value(), line.system());
            context.forward(new Record<>(key, graded(line), timestamp), Nodes.CURRENT);
        } else if (outcome instanceof Outcome.Alerted alerted) {
            AlertTransition record = alert(alerted.step());
            context.forward(new Record<>(alerted.step().patient().value(), record, timestamp), Nodes.ALERTS);
        } else if (outcome instanceof Outcome.FeedChanged changed) {
            FeedStatus record = feed(changed);
            context.forward(
                    new Record<>(
                            PatientPlacement.key(
                                    changed.patient().value(),
                                    changed.state().feed().name()),
                            record,
                            timestamp),
                    Nodes.FEEDS);
        } else if (outcome instanceof Outcome.Late late) {
            Fact fact = late.fact();
            LateEvidence record =
                    new LateEvidence(fact.patient().value(), fact.id(), fact.at(), fact.arrivedAt(), fact.toString());
            context.forward(new Record<>(fact.patient().value(), record, timestamp), Nodes.LATE);
        }
    }

    private static ToxicityGraded graded(PublishedLine line) {
        Assessment assessment = line.span().assessment();
        Index index = assessment.index();
        Index.Band band = index == null ? null : index.band();
        return ToxicityGraded.newBuilder()
                .setLineId(line.lineId())
                .setPatient(line.patient().value())
                .setUnit(orNull(line.unit()))
                .setGradingSystem(line.system())
                .setGrade(assessment.grade())
                .setUpper(assessment.upper())
                .setScore(index == null ? null : index.score().toPlainString())
                .setBand(band == null ? null : band.name())
                .setCompleteness(assessment.completeness().name())
                .setFrom(line.span().from())
                .setKnownAt(line.knownAt())
                .setFlags(assessment.flags().stream()
                        .map(flag -> (CharSequence) flag.name())
                        .toList())
                .setBecause(assessment.because().stream()
                        .map(c -> new CriterionMet(c.name(), List.copyOf(c.evidence())))
                        .toList())
                .setMissing(List.copyOf(assessment.missing()))
                .setEdition(line.edition())
                .setSupersedes(List.copyOf(line.supersedes()))
                .setSuggestions(line.suggestions().stream()
                        .map(OutcomeRecords::suggestion)
                        .toList())
                .build();
    }

    private static SuggestionMade suggestion(Suggestion made) {
        return new SuggestionMade(made.code(), made.topic().name(), made.text(), made.withheld(), made.source());
    }

    private static AlertTransition alert(AlertStep step) {
        return AlertTransition.newBuilder()
                .setAlertId(step.alertId())
                .setPatient(step.patient().value())
                .setUnit(orNull(step.unit()))
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
                .setRetracts(step.retracts())
                .build();
    }

    private static FeedStatus feed(Outcome.FeedChanged changed) {
        return FeedStatus.newBuilder()
                .setPatient(changed.patient().value())
                .setUnit(orNull(changed.unit()))
                .setFeed(changed.state().feed().name())
                .setStatus(changed.state().status().name())
                .setLastAt(changed.state().lastAt())
                .setSince(changed.since())
                .build();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
