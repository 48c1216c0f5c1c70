// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.lines.JsonFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code replay} sends to a gateway. */
class ReplayToGatewayTest {
    private final Path folder;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Map<String, String> resources = new ConcurrentHashMap<>();
    private final HttpServer gateway;

    ReplayToGatewayTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        gateway.createContext("/", this::take);
        gateway.start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().startsWith("/fhir")) {
            resources.put(exchange.getRequestURI().getPath(), body);
        } else {
            body.lines().forEach(lines::add);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private Typed replay(String to, Path file, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "replay",
                "--to",
                to,
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(gateway.getAddress().getPort())));
        arguments.addAll(List.of(more));
        arguments.add(file.toString());
        return Typed.cytovigil(arguments.toArray(String[]::new));
    }

    @Test
    void allTimesMoveSoThatNothingLiesAhead() throws IOException {
        Path recording = folder.resolve("recording.jsonl");
        Files.writeString(recording, """
                {"type":"medication","patient":"p","id":"m","at":"2026-01-03T08:00:00Z","until":"2026-01-03T09:00:00Z","drug":"norepinephrine","action":"GIVEN"}
                {"type":"observation","patient":"p","id":"t","at":"2026-01-03T09:00:00Z","arrivedAt":"2026-01-03T11:00:00Z","parameter":"TEMPERATURE","value":38.4,"unit":"Cel"}
                {"type":"therapy","patient":"p","id":"n","at":"2026-01-20T09:00:00Z","product":"INOTUZUMAB_OZOGAMICIN","phase":"PLANNED"}
                """);
        Instant before = Instant.now();
        assertThat(replay("http", recording, "--rebase").code()).isZero();
        assertThat(lines).hasSize(3);
        JsonFields given = JsonFields.parse(lines.get(0)).orElseThrow();
        JsonFields late = JsonFields.parse(lines.get(1)).orElseThrow();
        Instant newest = Instant.parse(String.valueOf(late.text("arrivedAt")));
        assertThat(newest).isBetween(before, Instant.now());
        assertThat(Instant.parse(String.valueOf(given.text("until")))).isEqualTo(newest.minus(Duration.ofHours(2)));
    }

    @Test
    void eachResourceGoesToItsType() throws IOException {
        for (String type : List.of("MedicationAdministration", "Observation", "Bundle")) {
            Path file = folder.resolve(type + ".json");
            Files.writeString(file, "{\"id\":\"Bundle\",\"resourceType\":\"" + type + "\"}");
            assertThat(replay("fhir", file).code()).isZero();
        }
        assertThat(resources).containsOnlyKeys("/fhir/MedicationAdministration", "/fhir/Observation", "/fhir");
    }

    @Test
    void aLineWithoutAReadableTimeCostsOnlyItself() throws IOException {
        Path recording = folder.resolve("recording.jsonl");
        Files.write(recording, """
                {"type":"observation","patient":"p","id":"a","at":"yesterday","parameter":"TEMPERATURE","value":39,"unit":"Cel"}
                {"type":"observation","patient":"p","id":"b","at":"2026-01-03T09:00:00Z","arrivedAt":"soon","parameter":"TEMPERATURE","value":39,"unit":"Cel"}
                {"type":"observation","patient":"p\u00fc","id":"c","at":"2026-01-03T09:00:00Z","parameter":"TEMPERATURE","value":39,"unit":"Cel"}
                """.getBytes(StandardCharsets.ISO_8859_1));
        Typed replayed = replay("http", recording, "--rebase");
        assertThat(replayed.code()).isEqualTo(1);
        assertThat(replayed.errors()).contains("line 1: MALFORMED");
        assertThat(replayed.out()).singleElement().asString().contains("sent=2 failed=1");
        assertThat(JsonFields.parse(lines.get(0)).orElseThrow().text("arrivedAt"))
                .isEqualTo("soon");
    }

    @Test
    void plansAloneStayWhereTheyAre() throws IOException {
        Path recording = folder.resolve("recording.jsonl");
        Files.writeString(recording, """
                {"type":"therapy","patient":"p","id":"n","at":"2026-01-20T09:00:00Z","product":"INOTUZUMAB_OZOGAMICIN","phase":"PLANNED"}
                """);
        assertThat(replay("http", recording, "--rebase").code()).isZero();
        assertThat(lines).singleElement().asString().contains("2026-01-20T09:00:00Z");
    }
}
