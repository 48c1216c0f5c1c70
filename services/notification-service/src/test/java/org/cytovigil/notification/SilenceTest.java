// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.cytovigil.notification.TestedService.ADA;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Silences hold back pages, for a while, and never what is worse than what was silenced. */
class SilenceTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void aSilencedAlertPagesNobodyUntilTheSilenceEndsWhileAHigherGradePagesAtOnce() {
        desk.raise("first", "HIGH");
        await().until(() -> pagesOf("first") >= 2);
        Duration silent = Duration.ofMinutes(4);
        HttpResponse<String> answer = silence("\"alert\":\"first\"", silent);
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(201);
        assertThat(TestedService.json(answer).path("id").asText()).isNotEmpty();
        // On a busy machine a provider may have been passed over, so that each person was tried by two ways.
        int before = pagesOf("first");
        desk.grader(desk.transition("worse", "RAISED", "HIGH")
                .setGrade(3)
                .setPrevious(2)
                .build());
        await().until(() -> pagesOf("worse") >= 1);
        await().until(() -> pagesOf("first") > before);
        JsonNode story = desk.alert("first");
        assertThat(story.path("history").toString()).contains("silenced until");
        assertThat(story.path("pages").get(before).path("createdAt").asText())
                .isGreaterThanOrEqualTo(
                        TestedService.json(answer).path("expiry").asText().substring(0, 19));
        assertThat(desk.sentTo(ADA)).isNotEmpty();
    }

    @Test
    void aTechnicalCauseCanBeSilencedForAUnitButNotWhenItIsUrgentAndNotElsewhere() {
        assertThat(silence("\"cause\":\"FEED_SILENT\",\"unit\":\"S1\"", Duration.ofHours(11))
                        .statusCode())
                .isEqualTo(201);
        feedSilent("quiet", "S1", "MEDIUM");
        feedSilent("urgent", "S1", "HIGH");
        feedSilent("elsewhere", "S2", "MEDIUM");
        await().until(() -> pagesOf("urgent") >= 1 && pagesOf("elsewhere") >= 1);
        assertThat(pagesOf("quiet")).isZero();
        assertThat(desk.alert("quiet").path("state").asText()).isEqualTo("OPEN");
        assertThat(desk.api("GET", "/api/silences", "").body()).contains("FEED_SILENT", "\"unit\":\"S1\"");
    }

    @Test
    void aSilenceThatIsTooWideOrTooLongIsRefused() {
        desk.raise("kept", "HIGH");
        assertThat(silence("\"alert\":\"kept\"", Duration.ofHours(13)).statusCode())
                .isEqualTo(422);
        assertThat(silence("\"alert\":\"kept\"", Duration.ofMinutes(-1)).statusCode())
                .isEqualTo(422);
        assertThat(silence("\"alert\":\"none\"", Duration.ofHours(1)).statusCode())
                .isEqualTo(422);
        assertThat(silence("\"cause\":\"CRS_ROSE\",\"unit\":\"5B\"", Duration.ofHours(1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(silence("\"cause\":\"FEED_SILENT\",\"unit\":\"*\"", Duration.ofHours(1))
                        .statusCode())
                .isEqualTo(422);
        assertThat(silence("\"cause\":\"FEED_SILENT\"", Duration.ofHours(1)).statusCode())
                .isEqualTo(422);
        assertThat(silence("\"patient\":\"p1\"", Duration.ofHours(1)).statusCode())
                .isEqualTo(422);
    }

    private static void feedSilent(String id, String unit, String priority) {
        desk.grader(desk.transition(id, "RAISED", priority)
                .setUnit(unit)
                .setCause("FEED_SILENT")
                .build());
    }

    private static int pagesOf(String alert) {
        return desk.alert(alert).path("pages").size();
    }

    private static HttpResponse<String> silence(String scope, Duration length) {
        return desk.api(
                "POST",
                "/api/silences",
                "{%s,\"reason\":\"lead change\",\"owner\":\"ada\",\"expiry\":\"%s\"}"
                        .formatted(scope, desk.now().plus(length)));
    }
}
