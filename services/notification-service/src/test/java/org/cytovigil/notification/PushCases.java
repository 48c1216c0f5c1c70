// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** Two people who may turn on pages in browsers, the first of them on call. */
abstract class PushCases extends ApiCases {
    final String noa;
    final String ida;

    PushCases() throws IOException {
        super(Map.of("carrier.webpush.hosts", "fcm.googleapis.com, *.push.apple.com"));
        noa = tokenOf("noa", "viewer");
        ida = tokenOf("ida", "viewer");
    }

    @BeforeEach
    void clean() {
        desk.forget();
        for (String token : List.of(noa, ida)) {
            devices(token).forEach(device -> desk.as(token, "DELETE", "/api/devices/" + id(device), ""));
        }
        onCall("noa", "oncall-2");
    }

    void onCall(String... people) {
        String named = Stream.of(people).map(one -> '"' + one + '"').collect(Collectors.joining(","));
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[" + named + "]}")
                        .statusCode())
                .isEqualTo(200);
    }

    static String id(JsonNode device) {
        return device.path("id").asText();
    }

    JsonNode devices(String token) {
        return TestedService.json(desk.as(token, "GET", "/api/devices", "")).path("items");
    }

    /** A browser of somebody, where pages go. */
    JsonNode turnedOn(String token) {
        JsonNode browser = desk.browser();
        HttpResponse<String> added = desk.as(token, "POST", "/api/devices", browser.toString());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return browser;
    }

    List<JsonNode> shown(JsonNode browser) {
        return desk.sentTo("webpush:" + browser.path("browser").asText());
    }

    List<String> states(String alert) {
        return desk.sql("select state from page_try where channel = 'WEBPUSH' and alert_id = '" + alert
                + "' order by created_at, attempt");
    }

    JsonNode person(String id) {
        for (JsonNode each :
                TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        throw new AssertionError("no person " + id);
    }
}
