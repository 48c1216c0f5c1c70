// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.cytovigil.notification.alarm.TechnicalAlarms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an Alertmanager is told of technical alarms. */
class AlertmanagerTest {
    private static final List<JsonNode> POSTED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger STATUS = new AtomicInteger(200);
    private static HttpServer manager;
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        manager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        manager.createContext("/am/api/v2/alerts", exchange -> {
            JsonNode alerts = TestedService.JSON.readTree(exchange.getRequestBody());
            if (STATUS.get() == 200) {
                alerts.forEach(POSTED::add);
            }
            exchange.sendResponseHeaders(STATUS.get(), -1);
            exchange.close();
        });
        manager.start();
        desk = TestedService.start(Map.of(
                "alertmanager.url", "http://127.0.0.1:" + manager.getAddress().getPort() + "/am/"));
    }

    @AfterAll
    static void stop() {
        desk.close();
        manager.stop(0);
    }

    @BeforeEach
    void forget() {
        desk.forget();
        POSTED.clear();
        STATUS.set(200);
    }

    private static JsonNode posted(String words) {
        await().until(() -> POSTED.stream().anyMatch(each -> says(each, words)));
        return POSTED.stream().filter(each -> says(each, words)).findFirst().orElseThrow();
    }

    private static boolean says(JsonNode alert, String words) {
        return alert.path("annotations").path("summary").asText().contains(words);
    }

    private static Instant ends(JsonNode alert) {
        return Instant.parse(alert.path("endsAt").asText());
    }

    @Test
    void anAlertThatNobodyAnswersIsFiringUntilSomebodyHasIt() {
        desk.api("PUT", "/api/rosters/*", "{}");
        desk.raise("unanswered", "HIGH");
        JsonNode firing = posted("nobody answers alert " + desk.code("unanswered"));
        assertThat(firing.path("labels").path("alertname").asText()).isEqualTo("CytovigilTechnicalAlarm");
        assertThat(firing.toString()).doesNotContain("unanswered", "p1", "5B", "CRS");
        assertThat(ends(firing)).isAfter(Instant.parse(firing.path("startsAt").asText()));
        await().until(() -> POSTED.stream().filter(each -> says(each, "nobody")).count() > 1);

        POSTED.clear();
        desk.api("POST", "/api/alerts/unanswered/acknowledge", "{}");
        await().until(() -> POSTED.stream().anyMatch(each -> !ends(each).isAfter(desk.now())));
        JsonNode over = POSTED.get(POSTED.size() - 1);
        assertThat(over.path("labels")).as("the same alert").isEqualTo(firing.path("labels"));
        assertThat(over.path("startsAt")).isEqualTo(firing.path("startsAt"));
    }

    @Test
    void whatWasNotTakenIsToldAgain() {
        STATUS.set(503);
        desk.bean(TechnicalAlarms.class).raise("a topic", "a record cannot be kept");
        assertThat(POSTED).isEmpty();
        STATUS.set(200);
        assertThat(posted("a record cannot be kept")
                        .path("labels")
                        .path("alarm")
                        .asText())
                .isNotEmpty();
    }
}
