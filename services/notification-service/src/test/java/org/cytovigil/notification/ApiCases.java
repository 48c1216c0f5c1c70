// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** A service of their own for the cases of a class, which ask it as the administrator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiCases {
    final TestedService desk;

    ApiCases(Map<String, String> settings) throws IOException {
        this.desk = TestedService.start(settings);
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    void put(String path, String body) {
        assertStatus("PUT", path, body, 200);
    }

    void assertStatus(String method, String path, String body, int status) {
        HttpResponse<String> answer = desk.api(method, path, body);
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
    }

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestedService.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(TestedService.json(answer).path("title").asText()).isNotEmpty();
    }

    /** The token of somebody who is entered with that role. */
    String tokenOf(String person, String role) {
        put("/api/people/" + person, "{\"name\":\"T\",\"role\":\"%s\",\"password\":\"long enough\"}".formatted(role));
        return desk.login(person, "long enough").path("access_token").asText();
    }
}
