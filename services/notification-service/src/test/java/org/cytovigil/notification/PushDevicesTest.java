// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The browsers of a person: added, taken over, tried and cleared. */
class PushDevicesTest extends PushCases {
    PushDevicesTest() throws IOException {}

    @Test
    void allDevicesOfAPersonAreTriedAtOnceAndOneIsEnough() {
        JsonNode phone = turnedOn(noa);
        JsonNode desktop = turnedOn(noa);
        desk.closeBrowser(desktop.path("browser").asText());
        desk.raise("push-2", "MEDIUM");
        await().until(() -> !shown(phone).isEmpty());
        await().untilAsserted(() -> assertThat(states("push-2")).containsExactly("DELIVERED"));
        await().untilAsserted(() -> assertThat(devices(noa)).hasSize(1));
        assertThat(person("noa").path("reachable").asBoolean()).isTrue();
    }

    @Test
    void aTestPageGoesToTheOneDeviceAndToNoneOfAnotherPerson() {
        JsonNode phone = turnedOn(noa);
        JsonNode desktop = turnedOn(noa);
        JsonNode first = devices(noa).get(0);
        assertThat(desk.as(noa, "POST", "/api/devices/" + id(first) + "/page-tests", "{}")
                        .statusCode())
                .isEqualTo(202);
        await().until(() -> !shown(phone).isEmpty());
        assertThat(shown(phone).get(0).path("body").asText()).contains("No patient is concerned");
        await().untilAsserted(() ->
                assertThat(devices(noa).get(0).path("lastProvenAt").isNull()).isFalse());
        assertThat(shown(desktop)).isEmpty();
        assertThat(devices(noa).get(1).path("lastProvenAt").isNull()).isTrue();
        assertThat(desk.as(ida, "POST", "/api/devices/" + id(first) + "/page-tests", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(desk.as(ida, "DELETE", "/api/devices/" + id(first), "").statusCode())
                .isEqualTo(404);
        assertThat(devices(noa)).hasSize(2);
    }

    @Test
    void aBrowserTakesThePagesOfWhoTurnedThemOnLast() {
        JsonNode ward = turnedOn(noa);
        assertThat(desk.as(ida, "POST", "/api/devices", ward.toString()).statusCode())
                .isEqualTo(201);
        assertThat(devices(noa)).isEmpty();
        assertThat(devices(ida)).hasSize(1);
        assertThat(person("noa").path("reachable").asBoolean()).isFalse();
        assertThat(person("ida").path("channels").toString()).isEqualTo("[\"WEBPUSH\"]");
        assertThat(desk.sql("select body from page_try where kind = 'NOTICE'"))
                .anyMatch(text -> text.contains("no browser of noa takes pages"));
    }

    @Test
    void whereAnAdministratorClearsTheAddressNoDeviceIsLeft() {
        var unused = turnedOn(noa);
        assertThat(desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"WEBPUSH\",\"address\":null}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(devices(noa)).isEmpty();
        unused = turnedOn(noa);
        assertThat(devices(noa)).hasSize(1);
        assertThat(desk.sql("select count(*) from push_device where person = 'noa'"))
                .containsExactly("1");
    }

    @Test
    void onlyADeviceItselfAddsItAndOnlyForSomebodyWhoCanBePaged() {
        assertThat(desk.api("POST", "/api/devices", desk.browser().toString()).statusCode())
                .isEqualTo(409);
        assertThat(desk.anonymous("POST", "/api/devices", desk.browser().toString())
                        .statusCode())
                .isEqualTo(401);
        HttpResponse<String> by =
                desk.api("PUT", "/api/people/noa", "{\"contacts\":[{\"channel\":\"WEBPUSH\",\"address\":\"x\"}]}");
        assertThat(by.statusCode()).isEqualTo(422);
        assertThat(by.body()).contains("on the device itself");
        for (int count = 0; count < 8; count++) {
            turnedOn(noa);
        }
        HttpResponse<String> ninth =
                desk.as(noa, "POST", "/api/devices", desk.browser().toString());
        assertThat(ninth.statusCode()).isEqualTo(422);
        assertThat(ninth.body()).contains("at most 8 devices");
    }
}
