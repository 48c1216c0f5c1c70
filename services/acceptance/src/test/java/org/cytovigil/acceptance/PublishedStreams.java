// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.grading.ToxicityGraded;
import org.cytovigil.schema.ingest.MessageRejected;

/** What graders have published and committed, in the order in which they did. */
record PublishedStreams(List<ToxicityGraded> grades, List<AlertTransition> alerts, List<MessageRejected> rejected) {
    static PublishedStreams read(Settings settings) {
        return new PublishedStreams(
                TopicContent.read(settings, Topics.GRADES_ASSESSED, ToxicityGraded.class),
                TopicContent.read(settings, Topics.ALERTS, AlertTransition.class),
                TopicContent.read(settings, Topics.REJECTED, MessageRejected.class));
    }

    /** The grade lines of each patient, whole but for the wall-clock time at which they became known. */
    Map<String, List<String>> gradesByPatient() {
        return byPatient(
                grades,
                line -> line.getPatient().toString(),
                line -> ToxicityGraded.newBuilder(line)
                        .setKnownAt(Instant.EPOCH)
                        .build()
                        .toString());
    }

    /** The alert steps of each patient, whole but for the wall-clock time at which they were taken. */
    Map<String, List<String>> alertsByPatient() {
        return byPatient(
                alerts,
                step -> step.getPatient().toString(),
                step -> AlertTransition.newBuilder(step)
                        .setRaisedAt(Instant.EPOCH)
                        .build()
                        .toString());
    }

    /** The newest grade of a patient on a scale, -1 where there is none. */
    int grade(String patient, String system) {
        return grades.stream()
                .filter(line -> line.getPatient().toString().equals(patient)
                        && line.getGradingSystem().toString().equals(system))
                .reduce(-1, (before, line) -> line.getGrade(), (one, other) -> other);
    }

    /** How often each alert was raised. */
    Map<String, Long> raised() {
        return alerts.stream()
                .filter(step -> step.getTransition().toString().equals("RAISED"))
                .collect(Collectors.groupingBy(
                        step -> step.getAlertId().toString(), TreeMap::new, Collectors.counting()));
    }

    /** No alert was raised twice, and nothing was thrown away. */
    PublishedStreams assertNothingTwiceNorRejected() {
        assertThat(raised().values()).as("times that an alert was raised").containsOnly(1L);
        assertThat(rejected).as("dead letters").isEmpty();
        return this;
    }

    private static <T> Map<String, List<String>> byPatient(
            List<T> values, Function<T, String> patient, Function<T, String> text) {
        Map<String, List<String>> found = new TreeMap<>();
        values.forEach(value -> found.computeIfAbsent(patient.apply(value), key -> new ArrayList<>())
                .add(text.apply(value)));
        return found;
    }
}
