// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.lines.JsonFields;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compare --publish} sends. */
class ComparePublishTest {
    private static final String STAY = """
            {"type":"observation","patient":"p1","id":"t","at":"2026-01-03T08:00:00Z","parameter":"TEMPERATURE","value":38.4,"unit":"Cel"}
            {"type":"observation","patient":"p1","id":"b1","at":"2026-01-03T08:00:00Z","parameter":"SYSTOLIC_BP","value":92,"unit":"mm[Hg]"}
            {"type":"observation","patient":"p1","id":"b2","at":"2026-01-03T08:05:00Z","parameter":"SYSTOLIC_BP","value":91,"unit":"mm[Hg]"}
            """;

    private final Path folder;
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private final HttpServer service;

    ComparePublishTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        service.createContext("/", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.put(
                exchange.getRequestURI().getPath(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] token = "{\"access_token\":\"t\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, token.length);
        exchange.getResponseBody().write(token);
        exchange.close();
    }

    private Typed compare(Map<String, String> more, String... arguments) throws IOException {
        Path stay = Files.writeString(folder.resolve("stay.jsonl"), STAY);
        Path candidate = Files.writeString(folder.resolve("candidate.properties"), "crs.hypotension.adult.sbp=95\n");
        List<String> all = new java.util.ArrayList<>(List.of("--candidate", candidate.toString()));
        Collections.addAll(all, arguments);
        all.add(stay.toString());
        Settings settings = Settings.of(more);
        return Typed.command(new CompareCommand(() -> settings), all.toArray(String[]::new));
    }

    private Map<String, String> site() {
        return Map.of(
                SettingKey.ADMIN_PASSWORD.key(),
                "long enough",
                SettingKey.NOTIFICATION_PORT.key(),
                Integer.toString(service.getAddress().getPort()));
    }

    @Test
    void theResultAndItsLinesAreKeptAtTheSite() throws IOException {
        Typed typed = compare(site(), "--publish");
        assertThat(typed.errors()).isEmpty();
        assertThat(typed.code()).isEqualTo(1);
        JsonNode sent = JsonFields.MAPPER.readTree(asked.get("/api/comparisons"));
        assertThat(sent.path("patients").asInt()).isEqualTo(1);
        assertThat(sent.path("events").asInt()).isEqualTo(3);
        assertThat(sent.path("patientsDiffer").asInt()).isEqualTo(1);
        assertThat(sent.path("edition").asText())
                .isNotEqualTo(sent.path("candidate").asText());
        assertThat(sent.path("differences").size()).isEqualTo(typed.out().size() - 1);
        assertThat(sent.path("lines").asInt()).isEqualTo(typed.out().size() - 1);
        assertThat(sent.path("differences").get(0).asText())
                .isEqualTo(typed.out().get(0));
    }

    @Test
    void withoutTheOptionNothingIsSent() throws IOException {
        assertThat(compare(site()).code()).isEqualTo(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAPasswordTheResultIsPrintedAndTheReasonGiven() throws IOException {
        Typed typed = compare(Map.of(), "--publish");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("CYTOVIGIL_ADMIN_PASSWORD");
        assertThat(typed.out()).isNotEmpty();
    }

    @Test
    void moreThanTheServiceTakesIsCut() {
        String line = "grade p".repeat(200);
        Comparison many = new Comparison("a", "b", 1, 1, 1, 500, 0, Collections.nCopies(500, line));
        JsonNode lines = many.document().path("differences");
        assertThat(lines.size()).isEqualTo(48);
        assertThat(lines.get(0).asText()).hasSize(1000);
        Comparison shorter = new Comparison("a", "b", 1, 1, 1, 500, 0, Collections.nCopies(500, "grade p"));
        assertThat(shorter.document().path("differences").size()).isEqualTo(200);
    }
}
