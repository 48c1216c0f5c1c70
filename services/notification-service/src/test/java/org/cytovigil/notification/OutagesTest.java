// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.TestedService.ADA;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The database goes away, hangs, or holds what nobody can read; what people need still happens, or is told. */
@Order(1)
class OutagesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestedService desk;

    @BeforeEach
    void start() throws IOException {
        desk = TestedService.start(Map.of("clock.speed", "1"));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void anAnswerWhileTheDatabaseIsAwayIsKeptAndHandledWhenItIsBack() {
        desk.raise("away", "MEDIUM");
        await().atMost(PATIENCE).until(() -> !desk.sentTo(ADA).isEmpty());
        String code = desk.code("away");
        desk.wire().cut();
        HttpResponse<String> asked = desk.api("GET", "/api/alerts", "");
        assertThat(asked.statusCode()).as("%s", asked.body()).isEqualTo(503);
        assertThat(asked.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(asked.headers().firstValue("Retry-After")).isPresent();
        desk.text(ADA, code + " A");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.sentTo(ADA).toString()).contains("Received, but nothing"));
        desk.wire().mend();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> desk.alert("away").path("state").asText().equals("ACKNOWLEDGED"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.sentTo(ADA).toString()).contains("It is yours now"));
    }

    @Test
    void aDatabaseThatHangsIsSeenInTheHealthOfEachPartAndPagingGoesOnAfterwards() {
        assertThat(part("escalation").path("status").asText()).isEqualTo("UP");
        desk.wire().goDead();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(desk.anonymous("GET", "/health", "").statusCode()).isEqualTo(503);
            for (String name : new String[] {"escalation", "senders", "database"}) {
                assertThat(part(name).path("status").asText()).as(name).isEqualTo("DOWN");
                assertThat(part(name)
                                .path("details")
                                .path("lastSuccessAgeSeconds")
                                .asDouble())
                        .isPositive();
            }
        });
        desk.wire().mend();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            desk.raise("after", "MEDIUM");
            return true;
        });
        await().atMost(PATIENCE).until(() -> !desk.sentTo(ADA).isEmpty());
        await().atMost(PATIENCE)
                .until(() -> part("escalation").path("status").asText().equals("UP"));
    }

    @Test
    void aRosterOrPolicyThatCannotBeReadPagesEverybodyAndRaisesATechnicalAlarm() {
        desk.sql("update roster set body = '{broken' where unit = '*'");
        desk.sql("update policy set body = '{\"steps\":7}' where unit = '*'");
        desk.raise("unreadable", "MEDIUM");
        await().atMost(PATIENCE)
                .until(() -> !desk.sentTo(ADA).isEmpty()
                        && !desk.sentTo(TestedService.BOB).isEmpty());
        assertThat(desk.audited("TECHNICAL_ALARM")).contains("*");
        assertThat(desk.anonymous("GET", "/prometheus", "").body()).containsPattern("technical_alarms_total [2-9]");
    }

    @Test
    void oneAlertThatCannotBeHandledHoldsUpNoOther() {
        desk.sql("insert into alert (id, code, patient, state, priority, page, cause, at, raised_at, summary) "
                + "values ('broken', '!!', 'p', 'OPEN', 'SHRILL', true, 'CRS_ROSE', now(), now(), '')");
        desk.raise("good", "MEDIUM");
        await().atMost(PATIENCE).until(() -> !desk.sentTo(ADA).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(desk.audited("TECHNICAL_ALARM")).contains("broken"));
    }

    private JsonNode part(String name) {
        return TestedService.json(desk.anonymous("GET", "/health", ""))
                .path("details")
                .path(name);
    }
}
