// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is entered and changed, with which role, and how they can be reached. */
class PeopleTest extends ApiCases {
    PeopleTest() throws IOException {
        super(Map.of());
    }

    @Test
    void whatWasFetchedMayBeSentBack() {
        put("/api/people/back", "{\"role\":\"viewer\",\"password\":\"long enough\",\"phone\":\"+15550233\"}");
        for (JsonNode person :
                TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
            String path = "/api/people/" + person.path("id").asText();
            put(path, person.toString());
            for (JsonNode again :
                    TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
                if (again.path("id").equals(person.path("id"))) {
                    assertThat(again).isEqualTo(person);
                }
            }
        }
        put("/api/rosters/Back", "{\"people\":[\"back\"]}");
        for (String path : List.of("/api/rosters/Back", "/api/policies/Back")) {
            put(path, desk.api("GET", path, "").body());
        }
    }

    @Test
    void omittedFieldsOfAPersonStayNullClearsAndNoRoleChangesNone() {
        put(
                "/api/people/pat",
                "{\"name\":\"Pat\",\"role\":\"lead\",\"duty\":\"icu\",\"phone\":\"+15550411\",\"pager\":\"K1\",\"password\":\"long enough\"}");
        put("/api/people/pat", "{\"name\":\"Patricia\"}");
        String person = desk.api("GET", "/api/people", "").body();
        assertThat(person)
                .contains(
                        "\"name\":\"Patricia\",\"role\":\"lead\",\"duty\":\"icu\",\"phone\":\"+15550411\",\"pager\":\"K1\"");
        put("/api/people/pat", "{\"phone\":null}");
        assertThat(desk.api("GET", "/api/people", "").body())
                .contains("\"name\":\"Patricia\",\"role\":\"lead\",\"duty\":\"icu\",\"phone\":null,\"pager\":\"K1\"");
        assertThat(desk.login("pat", "long enough").path("access_token").asText())
                .isNotEmpty();
    }

    /** What was fetched says the number twice: as phone, and among the contacts. */
    @Test
    void ofWhatWasFetchedAndSentBackWithOneAddressChangedTheNewOneCounts() {
        put("/api/people/moved", "{\"phone\":\"+15550601\",\"pager\":\"K6\"}");
        String fetched = view("moved").toString();
        put("/api/people/moved", fetched.replace("\"phone\":\"+15550601\"", "\"phone\":\"+15550602\""));
        assertThat(view("moved").path("phone").asText()).isEqualTo("+15550602");
        put("/api/people/moved", view("moved").toString().replace("\"address\":\"K6\"", "\"address\":null"));
        assertThat(view("moved").path("pager").isNull()).isTrue();
        assertThat(view("moved").path("contacts")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contacts\":[{\"channel\":\"SMS\"}]}",
                "{\"phone\":\"+15550604\",\"contacts\":[{\"channel\":\"SMS\",\"address\":\"+15550605\"}]}",
                "{\"email\":\"a@example.org\",\"e-mail\":\"b@example.org\"}"
            })
    void anAddressThatIsNotGivenOrGivenTwiceIsRefusedAndChangesNothing(String body) {
        put("/api/people/kept", "{\"phone\":\"+15550603\"}");
        assertStatus("PUT", "/api/people/kept", body, 422);
        assertThat(view("kept").path("phone").asText()).isEqualTo("+15550603");
        assertThat(view("kept").path("email").isNull()).isTrue();
    }

    @Test
    void ofTwoChangesAtOnceOfOtherFieldsBothAreKept() throws Exception {
        put("/api/people/both", "{\"name\":\"B\"}");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 10; round < 40; round++) {
                String phone = "+155507" + round;
                String pager = "K" + round;
                Future<?> one = two.submit(() -> put("/api/people/both", "{\"phone\":\"" + phone + "\"}"));
                Future<?> other = two.submit(() -> put("/api/people/both", "{\"pager\":\"" + pager + "\"}"));
                one.get(1, TimeUnit.MINUTES);
                other.get(1, TimeUnit.MINUTES);
                assertThat(view("both").path("phone").asText()).isEqualTo(phone);
                assertThat(view("both").path("pager").asText()).isEqualTo(pager);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void anIdThatDiffersFromAnotherInCapitalLettersOnlyIsRefused() {
        assertStatus("PUT", "/api/people/Admin", "{\"password\":\"long enough\"}", 422);
        put("/api/people/Nora", "{\"name\":\"N\"}");
        assertStatus("PUT", "/api/people/nora", "{\"name\":\"N\"}", 422);
        put("/api/people/Nora", "{\"name\":\"Nora\"}");
    }

    private JsonNode view(String id) {
        for (JsonNode person :
                TestedService.json(desk.api("GET", "/api/people", "")).path("items")) {
            if (person.path("id").asText().equals(id)) {
                return person;
            }
        }
        throw new AssertionError("nobody is called " + id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"amdin\"", "\"haematology\"", "\"root\"", "\"\"", "7", "\"viewer admin\"", "\"\u0430dmin\""})
    void aRoleThatThereIsNotIsRefusedWithThoseThatThereAre(String role) {
        HttpResponse<String> answer = desk.api("PUT", "/api/people/odd", "{\"name\":\"O\",\"role\":" + role + "}");
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("viewer, clinician, lead, admin");
        assertThat(desk.api("GET", "/api/people", "").body()).doesNotContain("\"id\":\"odd\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", ".", "-rf", "_", "a%20b", "a%00b", "%F0%9F%A6%8A", "a'--", "%3Cb%3E", "a%2Fb"})
    void anOddIdOfAPersonIsRefused(String id) {
        HttpResponse<String> answer = desk.api("PUT", "/api/people/" + id, "{\"name\":\"O\"}");
        assertThat(answer.statusCode()).as("%s", answer.body()).isBetween(400, 405);
    }

    @Test
    void theLastAdministratorStaysOneAndWhoARosterNamesStays() {
        assertStatus("PUT", "/api/people/admin", "{\"role\":\"viewer\"}", 422);
        assertStatus("DELETE", "/api/people/admin", "", 409);
        assertStatus("DELETE", "/api/people/oncall-1", "", 409);
        assertStatus("DELETE", "/api/people/nobody", "", 404);
        put("/api/people/gone", "{\"name\":\"G\",\"role\":\"admin\",\"password\":\"long enough\"}");
        assertStatus("DELETE", "/api/people/gone", "", 204);
        assertThat(desk.anonymous("POST", "/login", "{\"username\":\"gone\",\"password\":\"long enough\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    /** Field case 26. */
    @ParameterizedTest
    @CsvSource({
        "+49 (0) 151 23456789,+4915123456789",
        "+49.151.43456789,+4915143456789",
        "+44 (0)20 7946 0958,+442079460958",
        "+1 555 0200,+15550200",
        "\u202A+49 151 23456780\u202C,+4915123456780",
        "+49\u00A0151\u00A023456781,+4915123456781",
        "0049 151 33456789,",
        "0151 23456789,",
        "+49 151,",
        "+999 12345678,",
        "+1-800-FLOWERS,",
        "+49 151 23456789 ext. 5,",
        "＋4915123456789,"
    })
    void fieldCase26PhoneNumbersAreSettledOrRefused(String typed, String kept) {
        HttpResponse<String> answer =
                desk.api("PUT", "/api/people/dora", "{\"name\":\"Dora\",\"phone\":\"" + typed + "\"}");
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(kept == null ? 422 : 200);
        if (kept != null) {
            assertThat(TestedService.json(answer).path("phone").asText()).isEqualTo(kept);
        }
    }

    @Test
    void whoCannotBeReachedByAnyProviderIsAGapAndAWarning() {
        put("/api/people/mail", "{\"name\":\"M\",\"email\":\"m@example.org\",\"channels\":[\"EMAIL\"]}");
        put("/api/rosters/MAIL", "{\"people\":[\"mail\"]}");
        assertThat(desk.api("GET", "/api/rosters/MAIL/gaps?days=2", "").body())
                .contains("\"from\":")
                .contains("mail cannot be reached");
        assertThat(desk.api("GET", "/api/people", "").body()).contains("no address on a channel that has a provider");
    }
}
