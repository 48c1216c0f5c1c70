// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.cytovigil.platform.Installation;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The product as a user starts it, {@code bin/cytovigil up --carrier simulated}, on free ports. */
final class RunningSite extends SiteCalls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final List<String> PORTS = List.of(
            "KAFKA",
            "REGISTRY",
            "POSTGRES",
            "GATEWAY",
            "MLLP",
            "MLLPS",
            "GRADER",
            "NOTIFICATION",
            "AUDITOR",
            "CARRIER");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private RunningSite(Process process) {
        this.process = process;
    }

    /** Starts it on a data directory and waits until it is ready. */
    static RunningSite start(Path data) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command("up", "--carrier", "simulated", "--data", data.toString()));
        Map<String, String> environment = builder.environment();
        environment.put("CYTOVIGIL_HOME", Installation.find().home().toString());
        environment.put("CYTOVIGIL_ADMIN_PASSWORD", PASSWORD);
        environment.put("CYTOVIGIL_KAFKA_PARTITIONS_MAX", "4");
        PORTS.forEach(port -> environment.put("CYTOVIGIL_" + port + "_PORT", "0"));
        RunningSite site = new RunningSite(builder.redirectErrorStream(true).start());
        site.listen();
        Awaitility.await("ready").atMost(PATIENCE).until(() -> site.lines.contains("ready") || !site.process.isAlive());
        if (!site.lines.contains("ready")) {
            throw new IOException("the site did not start: " + site.lines);
        }
        return site;
    }

    /** A command line of the product, without the launcher's build. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.add("-cp");
        command.add(String.join(
                ":",
                Installation.find().classPath("cli").stream()
                        .map(Path::toString)
                        .toList()));
        command.add("org.cytovigil.cli.Cytovigil");
        command.addAll(List.of(arguments));
        return command;
    }

    private void listen() {
        Thread reader = new Thread(() -> {
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
            } catch (IOException | java.io.UncheckedIOException ended) {
                lines.add("output ended");
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    /** What it has printed. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    int port(String name) {
        return lines.stream()
                .map(PortLine::parse)
                .flatMap(java.util.Optional::stream)
                .filter(line -> line.name().equals(name))
                .map(PortLine::number)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no port " + name + " in " + lines));
    }

    Process process() {
        return process;
    }

    /** Settings of clients that talk to its Kafka and registry. */
    Settings settings() {
        return Settings.of(Map.of(
                SettingKey.KAFKA_BOOTSTRAP.key(), "127.0.0.1:" + port("KAFKA"),
                SettingKey.REGISTRY_URL.key(), "http://127.0.0.1:" + port("REGISTRY")));
    }

    /** Ends it as Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
