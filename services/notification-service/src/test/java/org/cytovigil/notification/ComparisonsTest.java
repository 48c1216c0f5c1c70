// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other rules would have done is kept for who must agree to them, and shown to nobody else. */
class ComparisonsTest extends ApiCases {
    private static final String COUNTS =
            "\"patients\":7,\"events\":900,\"patientsDiffer\":2,\"gradesDiffer\":3,\"alertsDiffer\":%d,\"lines\":9";

    ComparisonsTest() throws IOException {
        super(Map.of());
    }

    private static String told(String candidate, int alerts, String more) {
        return "{\"edition\":\"2-abc\",\"candidate\":\"" + candidate + "\"," + COUNTS.formatted(alerts) + more + "}";
    }

    @Test
    void theNewestStandsFirstAndIsShownToAdministrators() {
        assertStatus("POST", "/api/comparisons", told("first", 1, ""), 201);
        String lines = ",\"differences\":[\"grade p1 astct-crs-2019 from 2026-01-03T08:00:00Z: 1 -> <2>\"]";
        assertStatus("POST", "/api/comparisons", told("second", 4, lines), 201);
        JsonNode newest = TestedService.json(desk.api("GET", "/api/comparisons", ""))
                .path("items")
                .get(0);
        assertThat(newest.path("candidate").asText()).isEqualTo("second");
        assertThat(newest.path("by").asText()).isEqualTo("admin");
        assertThat(newest.path("differences").size()).isEqualTo(1);
        assertThat(desk.audited("COMPARISON_PUBLISHED")).isNotEmpty();
        assertThat(desk.api("GET", "/administration", "").body())
                .contains("2-abc → second")
                .contains("7 patients, 900 events; other grades or alerts for 2 patients (3 grades, 4 alerts)")
                .contains("1 -&gt; &lt;2&gt;")
                .contains("8 more");
    }

    @Test
    void onlyTheNewestTwentyAreKept() {
        for (int number = 0; number < 25; number++) {
            assertStatus("POST", "/api/comparisons", told("c" + number, 0, ""), 201);
        }
        JsonNode items =
                TestedService.json(desk.api("GET", "/api/comparisons", "")).path("items");
        assertThat(items.size()).isEqualTo(20);
        assertThat(items.get(0).path("candidate").asText()).isEqualTo("c24");
    }

    @Test
    void nobodyElseReadsOrPublishesThem() {
        String lead = tokenOf("lea", "lead");
        assertThat(desk.as(lead, "GET", "/api/comparisons", "").statusCode()).isEqualTo(403);
        assertThat(desk.as(lead, "POST", "/api/comparisons", told("x", 0, "")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"edition\":\"a\",\"candidate\":\"b\"}",
                "{\"edition\":\"a\",\"candidate\":\"b\",\"patients\":-1,\"events\":1,\"patientsDiffer\":0,\"gradesDiffer\":0,\"alertsDiffer\":0,\"lines\":0}",
                "{\"edition\":\"a\",\"candidate\":\"b\",\"patients\":\"7\",\"events\":1,\"patientsDiffer\":0,\"gradesDiffer\":0,\"alertsDiffer\":0,\"lines\":0}",
                "{\"edition\":\"a\",\"candidate\":\"b\",\"patients\":7.5,\"events\":1,\"patientsDiffer\":0,\"gradesDiffer\":0,\"alertsDiffer\":0,\"lines\":0}",
                "{\"edition\":\"a\\u0000\",\"candidate\":\"b\",\"patients\":7,\"events\":1,\"patientsDiffer\":0,\"gradesDiffer\":0,\"alertsDiffer\":0,\"lines\":0}"
            })
    void whatIsNoComparisonIsRefused(String body) {
        assertProblem(desk.api("POST", "/api/comparisons", body), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[1]", "[\"\"]", "[\"a\\u0000\"]", "\"line\"", "[[\"a\"]]"})
    void linesThatAreNoneAreRefused(String lines) {
        assertProblem(desk.api("POST", "/api/comparisons", told("c", 1, ",\"differences\":" + lines)), 422);
    }

    @Test
    void tooManyLinesAreRefused() {
        String lines = String.join(",", Collections.nCopies(201, "\"a\""));
        assertProblem(desk.api("POST", "/api/comparisons", told("c", 1, ",\"differences\":[" + lines + "]")), 422);
    }
}
