// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.cytovigil.notification.channel.toy.Pigeons;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new channel is one package: addresses, policies, pages, ledger, metrics, the interface and the console follow. */
class ToyChannelTest {
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start(Map.of(), Pigeons.PROPERTY);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static HttpResponse<String> put(String path, String body) {
        return desk.api("PUT", path, body);
    }

    @Test
    void aPersonIsPagedByIt() {
        JsonNode set = TestedService.json(put(
                "/api/people/noa",
                "{\"name\":\"Noa\",\"contacts\":[{\"channel\":\"pigeon\",\"address\":\" loft 7 \"}]}"));
        assertThat(set.path("contacts").toString()).isEqualTo("[{\"channel\":\"PIGEON\",\"address\":\"loft 7\"}]");
        assertThat(set.path("channels").toString()).isEqualTo("[\"PIGEON\"]");
        assertThat(set.path("reachable").asBoolean()).isTrue();
        assertThat(put("/api/rosters/5B", "{\"people\":[\"noa\"]}").statusCode())
                .isEqualTo(200);
        assertThat(put(
                                "/api/policies/5B",
                                "{\"steps\":[{\"delay\":\"PT2M\",\"targets\":[\"oncall:1\"],\"channels\":[\"pigeon\"]}]}")
                        .statusCode())
                .isEqualTo(200);

        desk.raise("alert-1", "MEDIUM");
        await().until(() -> !desk.bean(Pigeons.class).flown().isEmpty());
        assertThat(desk.bean(Pigeons.class).flown().get(0).body()).contains(desk.code("alert-1"));
        await().untilAsserted(() -> assertThat(
                        desk.alert("alert-1").path("pages").toString())
                .contains("\"channel\":\"PIGEON\"", "\"provider\":\"dovecot\"", "\"state\":\"ACCEPTED\""));
        await().untilAsserted(() -> assertThat(
                        desk.anonymous("GET", "/prometheus", "").body())
                .contains("cytovigil_pages_total{channel=\"PIGEON\",outcome=\"ACCEPTED\"} 1.0"));
        assertThat(desk.api("GET", "/console/board", "").body()).contains("noa (carrier pigeon sent)");
    }

    @Test
    void whatIsNoAddressOfItOrNoChannelIsRefusedInItsWords() {
        HttpResponse<String> elsewhere =
                put("/api/people/ida", "{\"contacts\":[{\"channel\":\"PIGEON\",\"address\":\"loft 77\"}]}");
        assertThat(elsewhere.statusCode()).isEqualTo(422);
        assertThat(elsewhere.body()).contains("a pigeon flies to loft 1 to loft 9");
        HttpResponse<String> owl = put("/api/people/ida", "{\"contacts\":[{\"channel\":\"OWL\",\"address\":\"x\"}]}");
        assertThat(owl.statusCode()).isEqualTo(422);
        assertThat(owl.body()).contains("PIGEON");
        HttpResponse<String> policy = put(
                "/api/policies/5C",
                "{\"steps\":[{\"delay\":\"PT2M\",\"targets\":[\"oncall:1\"],\"channels\":[\"OWL\"]}]}");
        assertThat(policy.statusCode()).isEqualTo(422);
        assertThat(policy.body()).contains("there is no OWL");
    }
}
