// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.cytovigil.notification.sending.PageSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that answers nothing holds up only the pages from which that is learnt, and is used again when it is well. */
class SilentProviderTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestedService desk;
    private int raised;

    @BeforeEach
    void start() throws IOException {
        desk = TestedService.start(Map.of("clock.speed", "1", "notification.carrier.timeout", "PT4S"));
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    @Test
    void pagesTakeTheOtherWayWithoutWaitingUntilItAnswersAgain() {
        desk.faults("{\"sms-a\":{\"blackhole\":true}}");
        await().atMost(PATIENCE).until(() -> {
            JsonNode pages = pagesOfANewAlert();
            return tried(pages, "sms-a", "FAILED", PageSender.PASSED_OVER) && taken(pages, "sms-b");
        });
        desk.faults("{}");
        await().atMost(PATIENCE).until(() -> taken(pagesOfANewAlert(), "sms-a"));
    }

    /** Once it has a try that is neither failed nor still waiting for its carrier. */
    private JsonNode pagesOfANewAlert() {
        String alert = "silent-" + raised++;
        desk.raise(alert, "MEDIUM");
        return await().atMost(PATIENCE)
                .until(() -> desk.alert(alert).path("pages"), pages -> taken(pages, "sms-a") || taken(pages, "sms-b"));
    }

    private static boolean taken(JsonNode pages, String provider) {
        return tried(pages, provider, "ACCEPTED", "") || tried(pages, provider, "DELIVERED", "");
    }

    private static boolean tried(JsonNode pages, String provider, String state, String detail) {
        return StreamSupport.stream(pages.spliterator(), false)
                .anyMatch(page -> page.path("provider").asText().equals(provider)
                        && page.path("state").asText().equals(state)
                        && page.path("detail").asText("").contains(detail));
    }
}
