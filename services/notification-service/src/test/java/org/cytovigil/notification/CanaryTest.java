// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.kafka.CanaryKeys;
import org.cytovigil.notification.canary.Canaries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The part of a canary's way that is ours: from its alert to the receipt, and the call outside. Kafka is away here. */
class CanaryTest {
    private static final String TEST_NUMBER = "+15550199";
    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static HttpServer outside;
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/ping", exchange -> {
            CALLS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        outside.start();
        desk = TestedService.start(Map.of(
                "canary.interval",
                "PT10M",
                "canary.provider",
                "sms-a",
                "canary.address",
                TEST_NUMBER,
                "canary.url",
                "http://127.0.0.1:" + outside.getAddress().getPort() + "/ping"));
    }

    @AfterAll
    static void stop() {
        desk.close();
        outside.stop(0);
    }

    @Test
    void itsAlertReachesTheTestNumberIsMeasuredAndToldOutsideAndShowsNowhere() {
        Instant sent = Instant.parse(await().until(
                        () -> desk.sql("select to_char(sent_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
                                + " from canary order by turn limit 1"),
                        rows -> !rows.isEmpty())
                .get(0));
        desk.bean(Canaries.class)
                .take(desk.transition("a-canary", "RAISED", "HIGH")
                        .setPatient(CanaryKeys.of(1))
                        .setUnit(null)
                        .setCause("SEIZURE")
                        .setAt(sent)
                        .build());
        await().untilAsserted(() -> assertThat(desk.sentTo(TEST_NUMBER))
                .singleElement()
                .satisfies(text -> assertThat(text.path("body").asText())
                        .isEqualTo("Canary of an alarm system. No patient is concerned. No answer needed.")));
        await().untilAsserted(() -> assertThat(CALLS).isNotEmpty());
        assertThat(CALLS.get(0)).contains("DeadMansSwitch");
        assertThat(desk.sql("select turn from canary where proven_at >= alerted_at"))
                .hasSize(1);
        String metrics = desk.anonymous("GET", "/prometheus", "").body();
        assertThat(metrics).contains("cytovigil_canary_latency_seconds_count 1").doesNotContain("cytovigil-canary");
        assertThat(metrics).doesNotContain("cytovigil_canary_last_success_seconds 0.0");
        assertThat(desk.sql("select id from alert")).isEmpty();
        assertThat(desk.api("GET", "/api/patients", "").body()).doesNotContain("canary");
        assertThat(desk.sql("select count(*) from kafka_outbox where topic = 'paging.deliveries.v1'"))
                .containsExactly("0");
        assertThat(metrics).contains("cytovigil_pages_total{channel=\"SMS\",outcome=\"DELIVERED\"} 0.0");
    }

    @Test
    void anAlertOfTheKeyThatNoCanaryAskedForPagesNobody() {
        desk.bean(Canaries.class)
                .take(desk.transition("overdue", "RAISED", "MEDIUM")
                        .setPatient(CanaryKeys.of(2))
                        .setAt(desk.now().minusSeconds(5000))
                        .build());
        assertThat(desk.sql("select id from alert where id = 'overdue'")).isEmpty();
    }
}
