// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.runtime.Settings;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.ward.ExpectedAlert;

/**
 * What Kafka holds at the end of a run.
 *
 * @param events records of the bedside and course topics
 * @param grades records of the published grades
 * @param raised alert ids by patient, cause, scale, grade and whether it pages
 */
record KafkaCounts(long events, long grades, Map<String, String> raised) {
    private static final List<String> INPUTS = List.of(
            Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS, Topics.THERAPY, Topics.PATIENT);

    static KafkaCounts read(Settings settings) {
        try (KafkaConsumer<String, Object> consumer =
                new KafkaConsumer<>(new KafkaSettings(settings).consumer("demo-summary"))) {
            long events =
                    INPUTS.stream().mapToLong(topic -> records(consumer, topic)).sum();
            long grades = records(consumer, Topics.GRADES_ASSESSED);
            Map<String, String> raised = new HashMap<>();
            all(consumer, Topics.ALERTS)
                    .map(ConsumerRecord::value)
                    .filter(AlertTransition.class::isInstance)
                    .map(AlertTransition.class::cast)
                    .filter(step -> step.getTransition().toString().equals("RAISED"))
                    .forEach(step -> raised.putIfAbsent(
                            key(
                                    step.getPatient(),
                                    step.getCause(),
                                    step.getGradingSystem(),
                                    step.getGrade() == null ? 0 : step.getGrade(),
                                    step.getPage()),
                            step.getAlertId().toString()));
            return new KafkaCounts(events, grades, raised);
        }
    }

    int alerts() {
        return raised.size();
    }

    Optional<String> alertId(ExpectedAlert page) {
        return Optional.ofNullable(
                raised.get(key(page.patient(), page.cause(), page.system(), page.grade(), page.page())));
    }

    private static String key(Object patient, Object cause, Object system, int grade, boolean page) {
        return String.join(
                " ",
                patient.toString(),
                cause.toString(),
                String.valueOf(system),
                Integer.toString(grade),
                page ? "page" : "note");
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, Object> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** Markers of transactions take offsets too, so records are counted by reading where it matters little else. */
    private static long records(KafkaConsumer<String, Object> consumer, String topic) {
        return all(consumer, topic).count();
    }

    private static Stream<ConsumerRecord<String, Object>> all(KafkaConsumer<String, Object> consumer, String topic) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Stream.Builder<ConsumerRecord<String, Object>> found = Stream.builder();
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
        }
        return found.build();
    }
}
