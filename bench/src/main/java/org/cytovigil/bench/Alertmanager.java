// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Prometheus Alertmanager as it is fastest: it waits for no group, each alert is a group of its own, and it has no peers.
 * Debian's package is prometheus-alertmanager.
 */
final class Alertmanager implements AutoCloseable {
    private static final String PROGRAM = "prometheus-alertmanager";

    private final Process process;
    private final String url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Alertmanager(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Where it is installed; the property {@code bench.alertmanager} names it where it is not on the path. */
    static Optional<Path> program() {
        String given = System.getProperty("bench.alertmanager");
        Stream<Path> places = given == null
                ? Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, PROGRAM))
                : Stream.of(Path.of(given));
        return places.filter(Files::isExecutable).findFirst();
    }

    /** Starts it on a free port; it calls that webhook. */
    static Alertmanager start(Path program, String webhook) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("alertmanager");
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: bench
                  group_by: ['...']
                  group_wait: 0s
                  group_interval: 1m
                  repeat_interval: 1h
                receivers:
                  - name: bench
                    webhook_configs:
                      - url: %s
                        send_resolved: false
                """.formatted(webhook));
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + config,
                        "--storage.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Alertmanager started = new Alertmanager(process, "http://127.0.0.1:" + port);
        while (!started.ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(folder.resolve("log")));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return started;
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(URI.create(url + "/-/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Hands it an alert, as Prometheus does, without waiting for the answer. */
    void raise(String alert) {
        String body = "[{\"labels\":{\"alertname\":\"CrsRose\",\"id\":\"" + alert + "\"}}]";
        var unused = http.sendAsync(
                HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.discarding());
    }

    /** What it calls itself. */
    static String version(Path program) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(List.of(program.toString(), "--version"))
                .redirectErrorStream(true)
                .start();
        String line = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        asked.waitFor();
        return line.replaceAll("(?s).*version ([0-9.]+).*", "$1");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
