// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When somebody else comes on call: who takes over hears of open alerts, and a test page proves the way to them. */
class HandOverTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start(Map.of("notification.shift-test.after", "PT1S"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void clean() {
        desk.forget();
        put("oncall-1", "oncall-2");
        await().until(() ->
                desk.sql("select person from first_on_call where unit = '5B'").equals(List.of("oncall-1"))
                        && desk.sql("select page_id from shift_test where fate = 'PENDING'")
                                .isEmpty());
        desk.forget();
        put("oncall-1", "oncall-2");
    }

    @Test
    void whoTakesOverHearsInOneMessageWhichAlertsAreNotOver() {
        desk.raise("open", "HIGH");
        desk.raise("taken", "MEDIUM");
        desk.api("POST", "/api/alerts/taken/acknowledge", "{}");
        put("oncall-2", "oncall-1");
        String text = "Ward 5B: you are first on call now. Alerts not acknowledged: " + desk.code("open")
                + "; acknowledged, still open: " + desk.code("taken") + ". See the console.";
        await().untilAsserted(() -> assertThat(texts(TestedService.BOB)).contains(text));
        assertThat(texts(TestedService.BOB).stream().filter(text::equals)).hasSize(1);
        assertThat(texts(TestedService.ADA)).noneMatch(each -> each.contains("first on call"));
        for (String alert : List.of("open", "taken")) {
            assertThat(desk.alert(alert).path("history").toString())
                    .contains("hand-over from oncall-1 to oncall-2, who is told of it");
        }
        assertThat(desk.audited("HANDED_OVER")).containsExactly("5B");
    }

    @Test
    void withNothingOpenThereIsNoMessageButATestPageThatIsProven() {
        put("oncall-2", "oncall-1");
        await().untilAsserted(() -> assertThat(fate("oncall-2")).isEqualTo("PROVEN"));
        assertThat(texts(TestedService.BOB))
                .singleElement()
                .satisfies(text -> assertThat(text).startsWith("Test page"));
        assertThat(desk.sql("select count(*) from page_try where kind = 'HAND_OVER'"))
                .containsExactly("0");
    }

    @Test
    void aTestPageThatDoesNotArriveGoesOnToTheNextAndTheLeads() {
        desk.faults("{\"sms-a\":{\"drop\":1.0}}");
        put("oncall-2", "oncall-1");
        await().untilAsserted(() -> assertThat(fate("oncall-2")).isEqualTo("FAILED"));
        String text = "Ward 5B: the test page to oncall-2, first on call now, is not proven to arrive."
                + " Call them, or step in.";
        assertThat(desk.sql("select distinct person from page_try where kind = 'NOTICE' and body = '" + text + "'"))
                .contains("oncall-1");
        assertThat(person("oncall-2").path("warnings").toString()).contains("the last test page");
        assertThat(desk.api("GET", "/rota", "").statusCode()).isEqualTo(200);
        assertThat(desk.audited("SHIFT_TEST_FAILED")).contains("oncall-2");
    }

    private static void put(String... people) {
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"" + String.join("\",\"", people) + "\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<String> texts(String phone) {
        return desk.sentTo(phone).stream()
                .map(text -> text.path("body").asText())
                .toList();
    }

    private static String fate(String person) {
        return person(person).path("shiftTest").path("fate").asText();
    }

    private static JsonNode person(String id) {
        for (JsonNode each :
                TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no person " + id);
    }
}
