// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.cytovigil.kafka.KafkaSettings;
import org.cytovigil.kafka.Topics;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.DataDirectory;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Graders of one application, each a process with a state directory of its own, that can be killed one by one. */
final class GraderProcesses implements AutoCloseable {
    private static final List<String> INPUTS = List.of(
            Topics.VITALS, Topics.LABS, Topics.ASSESSMENTS, Topics.INTERVENTIONS, Topics.THERAPY, Topics.PATIENT);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final String application;
    private final DataDirectory data;
    private final ProcessSupervisor supervisor;
    private final Admin admin;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> ports = new ConcurrentHashMap<>();

    GraderProcesses(Settings settings, Path directory) {
        this.settings = settings;
        this.application = settings.text(SettingKey.STREAMS_APPLICATION_ID);
        this.data = DataDirectory.open(directory);
        this.supervisor = new ProcessSupervisor(data);
        this.admin = Admin.create(new KafkaSettings(settings).client());
    }

    /** Settings of graders whose clock stands, so that no timer falls and no late fact waits for one while a test looks, and
     * of which one stands by. */
    static Settings stillAt(Instant time, Settings platform) {
        return platform.with(Map.of(
                SettingKey.CLOCK_START.key(),
                time.toString(),
                SettingKey.CLOCK_ORIGIN.key(),
                time.toString(),
                SettingKey.CLOCK_SPEED.key(),
                "1e-9",
                SettingKey.STREAMS_LATE_AT_ONCE.key(),
                String.valueOf(Integer.MAX_VALUE),
                SettingKey.STREAMS_STANDBY.key(),
                "1"));
    }

    /** Starts one, or starts it again on what it has left; returns once it is healthy. */
    void start(String name) {
        Settings own = settings.with(Map.of(
                SettingKey.GRADER_PORT.key(),
                "0",
                SettingKey.STREAMS_STATE_DIR.key(),
                state(name).toString()));
        ChildProcess child = supervisor.start(ServiceProcesses.spec(
                name, "GRADER", "/health", "toxicity-grader", "org.cytovigil.grader.GraderMain", own));
        ports.put(name, child.port("GRADER"));
    }

    /** Starts one while the test goes on. */
    CompletableFuture<Void> startAside(String name) {
        return CompletableFuture.runAsync(() -> start(name));
    }

    /** Ends one with SIGKILL. */
    void kill(String name) {
        ports.remove(name);
        supervisor.kill(name);
    }

    /** Whether one says that it is well; not while it is starting. */
    boolean isHealthy(String name) throws IOException, InterruptedException {
        Integer port = ports.get(name);
        if (port == null) {
            return false;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    /** Whether one that nobody ended has died. */
    boolean hasDied() {
        return supervisor.firstDeath().isDone();
    }

    /** What one has written to its log so far. */
    String log(String name) throws IOException {
        Path file = data.logs().resolve(name + ".log");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** The partitions of patients that one watches, as the group knows it; none while the group is being rearranged. */
    Set<Integer> partitions(String name) throws ExecutionException, InterruptedException, IOException {
        Path identity = state(name).resolve(application).resolve("kafka-streams-process-metadata");
        if (!Files.exists(identity)) {
            return Set.of();
        }
        String process = JsonFields.MAPPER
                .readTree(Files.readString(identity))
                .path("processId")
                .asText();
        return admin.describeConsumerGroups(List.of(application)).all().get().values().stream()
                .filter(group -> group.groupState() == GroupState.STABLE)
                .flatMap(group -> group.members().stream())
                .filter(member -> member.clientId().contains(process))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(Topics.VITALS))
                .map(TopicPartition::partition)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Waits until all that was written is graded and the outcome is published. */
    void awaitGraded() {
        Awaitility.await("all records graded")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> backlog() == 0);
    }

    /** Input records that are not yet committed as graded. */
    private long backlog() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic :
                admin.describeTopics(INPUTS).allTopicNames().get().values()) {
            topic.partitions()
                    .forEach(part -> ends.put(new TopicPartition(topic.name(), part.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(application)
                .partitionsToOffsetAndMetadata()
                .get();
        return admin.listOffsets(ends).all().get().entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue().offset() - (done == null ? 0 : done.offset());
                })
                .sum();
    }

    private Path state(String name) {
        return data.resolve("streams-" + name);
    }

    @Override
    public void close() {
        admin.close();
        supervisor.close();
        data.close();
    }
}
