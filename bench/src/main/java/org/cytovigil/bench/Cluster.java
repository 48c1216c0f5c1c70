// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.FactFields;
import org.cytovigil.kafka.EventRecords;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** An embedded platform of its own for one measurement, with as many partitions as a real one. */
final class Cluster implements AutoCloseable {
    private static final int PARTITIONS = Integer.getInteger("bench.partitions", 24);
    private final TestPlatform platform;
    private final Admin admin;

    private Cluster(TestPlatform platform) {
        this.platform = platform;
        this.admin = Admin.create(new KafkaSettings(platform.platform().settings()).client());
    }

    static Cluster start() {
        return new Cluster(TestPlatform.start(TestPlatform.freePorts()
                .with(Map.of(SettingKey.KAFKA_PARTITIONS_MAX.key(), Integer.toString(PARTITIONS)))));
    }

    /** Settings of clients, and of graders with those keys changed. */
    Settings settings(Map<String, String> more) {
        return platform.platform().settings().with(more);
    }

    /** What starts processes beside it, and ends them with it. */
    ProcessSupervisor supervisor() {
        return platform.supervisor();
    }

    /** Standby replicas of a group of the streams protocol, which the brokers keep. */
    void standbyReplicas(String group, int replicas) throws ExecutionException, InterruptedException {
        var entry = new ConfigEntry("streams.num.standby.replicas", Integer.toString(replicas));
        admin.incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.GROUP, group),
                        List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                .all()
                .get();
    }

    void createTopic(String name) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(name, PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    /** Writes facts to the input topics as fast as it goes; all are acknowledged when it returns. */
    void produce(Collection<Fact> facts) {
        Map<String, Object> properties = new KafkaSettings(settings(Map.of())).producer();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 120_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 120_000L);
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(properties)) {
            Instant received = Instant.now();
            for (Fact fact : facts) {
                var unused =
                        producer.send(EventRecords.of(FactFields.of(fact), fact, received), (metadata, failure) -> {
                            if (failure != null) {
                                throw new IllegalStateException("the input could not be written", failure);
                            }
                        });
            }
            producer.flush();
        }
    }

    /** Offsets that topics have reached, all partitions together. */
    long produced(List<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(topics).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(part -> ends.put(new TopicPartition(topic.name(), part.partition()), OffsetSpec.latest()));
        }
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(info -> info.offset())
                .sum();
    }

    private long committed(String application) throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> PassThrough.INPUTS.contains(entry.getKey().topic()))
                .filter(entry -> entry.getValue() != null)
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Returns once an application has committed so many records of the input topics, with how many there are by then. */
    long awaitCommitted(String application, long count) throws ExecutionException, InterruptedException {
        long committed = committed(application);
        while (committed < count) {
            TimeUnit.MILLISECONDS.sleep(20);
            committed = committed(application);
        }
        return committed;
    }

    /** Bytes below a directory. */
    static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Cluster::length).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0; // RocksDB removes files while we look.
        }
    }

    @Override
    public void close() {
        admin.close();
        platform.close();
    }
}
