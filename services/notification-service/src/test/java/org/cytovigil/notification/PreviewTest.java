// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom an alert would page, before a change counts: nothing that is only looked at is saved. */
class PreviewTest {
    private static final String PREVIEW = "/api/policies/5B/preview";
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void clean() {
        desk.forget();
    }

    @Test
    void whatIsInForceIsShownStepByStep() {
        JsonNode preview = TestedService.json(desk.api("GET", PREVIEW + "?priority=HIGH&at=2026-03-29T00:30:00Z", ""));
        assertThat(pages(preview)).startsWith("PT0S oncall-1 SMS sms-a FIRST", "PT0S oncall-2 SMS sms-a FIRST");
        assertThat(preview.path("at").asText()).isEqualTo("2026-03-29T00:30:00Z");
        assertThat(preview.path("gaps")).isEmpty();
        assertThat(preview.path("calendar")).hasSize(1);
        assertThat(preview.path("alarmAfter").asText()).startsWith("PT");
    }

    @Test
    void aCandidateIsShownAndNotSaved() {
        HttpResponse<String> answer = desk.api("POST", PREVIEW + "?priority=MEDIUM", """
                {"roster": {"rotations": [{"name": "first", "layers": [
                   {"start": "2020-01-06T08:00", "every": "P1W", "people": ["oncall-2"]}]}]},
                 "policy": {"steps": [{"delay": "PT3M", "targets": ["oncall:1"], "repeats": 1}]}}""");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(pages(TestedService.json(answer)))
                .containsExactly(
                        "PT0S oncall-2 SMS sms-a FIRST",
                        "PT3M oncall-2 SMS sms-a NO_ANSWER",
                        "PT6M oncall-2 SMS sms-a LAST_AGAIN");
        assertThat(desk.api("GET", "/api/rosters/5B", "").statusCode()).isEqualTo(404);
        assertThat(desk.sql("select unit from policy where unit = '5B'")).isEmpty();
        assertThat(desk.audited("ROSTER_SET")).doesNotContain("5B");
    }

    @Test
    void whatCouldNotBeSetIsRefusedTheSameWay() {
        assertThat(desk.api("POST", PREVIEW, "{\"roster\": {\"people\": [\"ghost\"]}}")
                        .body())
                .contains("not known: ghost");
        assertThat(desk.api("POST", PREVIEW, "{}").statusCode()).isEqualTo(422);
        assertThat(desk.api("GET", PREVIEW + "?priority=LOW", "").statusCode()).isEqualTo(422);
        assertThat(desk.api("GET", PREVIEW + "?at=soon", "").statusCode()).isEqualTo(422);
    }

    @Test
    void whereNoPageEverArrivedIsSaidUntilOneDid() {
        JsonNode before = TestedService.json(desk.api("GET", "/api/rosters/5B/gaps?days=1", ""));
        assertThat(before.path("gaps")).isEmpty();
        assertThat(before.path("reachesNobody").path(0).path("reason").asText()).isEqualTo("NOT_PROVEN");
        assertThat(before.path("reachesNobody").path(0).path("people").toString())
                .contains("\"person\":\"oncall-1\",\"reason\":\"UNPROVEN\"");
        var unused = desk.sql(
                "insert into page_try (page_id, attempt, kind, person, round, channel, provider, address, title, body,"
                        + " priority, state, created_at, changed_at) select 't', 1, 'TEST', person, 0, channel, 'sms-a',"
                        + " address, '', '', 'LOW', 'DELIVERED', now(), now() from contact"
                        + " where person = 'oncall-1' and channel = 'SMS'");
        assertThat(TestedService.json(desk.api("GET", "/api/rosters/5B/gaps?days=1", ""))
                        .path("reachesNobody"))
                .isEmpty();
    }

    private static List<String> pages(JsonNode preview) {
        List<String> pages = new ArrayList<>();
        preview.path("pages")
                .forEach(page -> pages.add(String.join(
                        " ",
                        page.path("after").asText(),
                        page.path("person").asText(),
                        page.path("channel").asText(),
                        page.path("provider").asText(),
                        page.path("why").asText())));
        return pages;
    }
}
