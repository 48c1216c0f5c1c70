// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many records of its input the graders of a site have still to read. */
final class GraderLag {
    private static final Logger LOG = LoggerFactory.getLogger(GraderLag.class);
    private static final int PATIENCE_S = 15;
    private final Settings settings;

    GraderLag(Settings settings) {
        this.settings = settings;
    }

    /** All of the input, where no grader has ever read any; empty where the brokers do not say. */
    OptionalLong records() {
        try {
            return OptionalLong.of(counted());
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.warn("the brokers do not say how far the graders have read: {}", unanswered.toString());
            return OptionalLong.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    private long counted() throws ExecutionException, TimeoutException, InterruptedException {
        try (Admin admin = Admin.create(new KafkaSettings(settings).client())) {
            Map<TopicPartition, OffsetAndMetadata> read =
                    of(admin.listConsumerGroupOffsets(settings.text(SettingKey.STREAMS_APPLICATION_ID))
                            .partitionsToOffsetAndMetadata());
            Set<TopicPartition> parts = new HashSet<>(read.keySet());
            Set<String> topics = Stream.concat(SiteFacts.COURSE.stream(), SiteFacts.BEDSIDE.stream())
                    .collect(Collectors.toUnmodifiableSet());
            of(admin.describeTopics(topics).allTopicNames()).values().forEach(topic -> parts.addAll(parts(topic)));
            Map<TopicPartition, ListOffsetsResultInfo> first = offsets(admin, parts, OffsetSpec.earliest());
            return offsets(admin, parts, OffsetSpec.latest()).entrySet().stream()
                    .mapToLong(end -> {
                        OffsetAndMetadata known = read.get(end.getKey());
                        ListOffsetsResultInfo from = first.get(end.getKey());
                        long oldest = from == null ? 0 : from.offset();
                        return end.getValue().offset() - (known == null ? oldest : Math.max(oldest, known.offset()));
                    })
                    .filter(behind -> behind > 0)
                    .sum();
        }
    }

    private static Collection<TopicPartition> parts(TopicDescription topic) {
        return topic.partitions().stream()
                .map(part -> new TopicPartition(topic.name(), part.partition()))
                .toList();
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
            Admin admin, Set<TopicPartition> parts, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        return of(admin.listOffsets(
                        parts.stream().collect(Collectors.toMap(part -> part, part -> which)),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all());
    }

    private static <T> T of(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    }
}
