// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.ChildSpec;
import org.cytovigil.platform.Installation;
import org.cytovigil.platform.Probe;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The packaged grader as a process of its own, to be killed. */
final class GraderProcess {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private final ProcessSupervisor supervisor;
    private final ChildProcess child;
    private final Path state;

    private GraderProcess(ProcessSupervisor supervisor, ChildProcess child, Path state) {
        this.supervisor = supervisor;
        this.child = child;
        this.state = state;
    }

    /** Starts one; returns once it says that it is healthy. */
    static GraderProcess start(Cluster cluster, ProcessSupervisor supervisor, String name, Map<String, String> more)
            throws IOException {
        Path state = Files.createTempDirectory("cytovigil-bench");
        Settings settings = cluster.settings(
                        Map.of(SettingKey.GRADER_PORT.key(), "0", SettingKey.STREAMS_STATE_DIR.key(), state.toString()))
                .with(more);
        List<String> options = List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        ChildProcess child = supervisor.start(ChildSpec.java(
                        name,
                        options,
                        Installation.find().classPath("toxicity-grader"),
                        List.of("org.cytovigil.grader.GraderMain"))
                .environment(settings.asEnvironment())
                .awaitPorts("GRADER")
                .readyWhen(Probe.http("GRADER", "/health"))
                .within(PATIENCE));
        return new GraderProcess(supervisor, child, state);
    }

    /** What it says of its streams. */
    JsonNode streamsHealth() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + child.port("GRADER") + "/health"))
                .build();
        String body = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return new ObjectMapper().readTree(body).path("details").path("streams").path("details");
    }

    /** Ends it at once, as a crash of the machine would, and with it all that it kept on disk. */
    void kill() throws IOException {
        supervisor.kill(child.name());
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
