// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.platform.Installation;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The product as a user starts it, {@code bin/cytovigil up --carrier simulated}, on free ports. */
final class RunningSite implements AutoCloseable {
    static final String PASSWORD = "acceptance-password";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PORTS =
            List.of("KAFKA", "REGISTRY", "POSTGRES", "GATEWAY", "MLLP", "MLLPS", "GRADER", "NOTIFICATION", "CARRIER");

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

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

    HttpResponse<String> events(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("GATEWAY") + "/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    String text(String port, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(port) + path)))
                .body();
    }

    /** The API as the admin sees it. */
    HttpResponse<String> api(String method, String path, String body) throws IOException, InterruptedException {
        String base = "http://127.0.0.1:" + port("NOTIFICATION");
        ObjectNode login = JsonFields.MAPPER.createObjectNode();
        login.put("username", "admin").put("password", PASSWORD);
        String token = JsonFields.MAPPER
                .readTree(send(HttpRequest.newBuilder(URI.create(base + "/login"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(login.toString())))
                        .body())
                .path("access_token")
                .asText();
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** All alerts of a patient. */
    List<JsonNode> alerts(String patient) throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        JsonFields.MAPPER
                .readTree(api("GET", "/api/alerts?state=all", "").body())
                .path("items")
                .forEach(alert -> {
                    if (alert.path("patient").asText().equals(patient)) {
                        found.add(alert);
                    }
                });
        return found;
    }

    /** Bodies of the messages that a phone shows. */
    List<String> messages(String phone) throws IOException, InterruptedException {
        List<String> bodies = new ArrayList<>();
        JsonFields.MAPPER
                .readTree(text("CARRIER", "/phones/" + encoded(phone) + "/messages"))
                .forEach(message -> {
                    if (message.path("direction").asText().equals("OUT")) {
                        bodies.add(message.path("body").asText());
                    }
                });
        return bodies;
    }

    void reply(String phone, String body) throws IOException, InterruptedException {
        String path = "/phones/" + encoded(phone) + "/reply";
        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port("CARRIER") + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonFields.MAPPER.createObjectNode().put("body", body).toString())));
    }

    private static String encoded(String phone) {
        return URLEncoder.encode(phone, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
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
