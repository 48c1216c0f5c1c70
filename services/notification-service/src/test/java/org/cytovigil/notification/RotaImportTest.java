// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rotas of other programs by the interface: shown first, set when asked for, and nobody's place lost in silence. */
class RotaImportTest {
    private static final DateTimeFormatter ICS =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
        desk.api("PUT", "/api/people/ada", "{\"name\":\"Ada Lovelace\",\"phone\":\"+15550401\"}");
        desk.api(
                "PUT",
                "/api/people/bob",
                "{\"name\":\"Bob Noyce\",\"phone\":\"+15550402\",\"email\":\"bob@example.org\"}");
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void forget() {
        desk.forget();
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"zone\":\"Europe/Berlin\",\"people\":[\"oncall-1\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static HttpResponse<String> post(String query, String body) {
        return desk.api("POST", "/api/rosters/5B/import?" + query, body);
    }

    private static JsonNode onCall(Instant at) {
        return TestedService.json(desk.api("GET", "/api/oncall?unit=5B&at=" + at, ""))
                .path("people");
    }

    private static String event(String summary, Instant from, Instant to) {
        return "BEGIN:VEVENT\r\nUID:" + summary.hashCode() + "\r\nDTSTART:" + ICS.format(from) + "\r\nDTEND:"
                + ICS.format(to) + "\r\nSUMMARY:" + summary + "\r\nEND:VEVENT\r\n";
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\n" + String.join("", events) + "END:VCALENDAR\r\n";
    }

    @Test
    void aZoneThatTheCalendarOnlyNamesIsTakenAndWhatTheParserSaysIsToldInWords() {
        String watch = """
                BEGIN:VEVENT
                UID:z
                DTSTART;TZID=Europe/Berlin:20260701T200000
                DTEND;TZID=Europe/Berlin:20260702T080000
                SUMMARY:oncall-1
                END:VEVENT
                """;
        JsonNode imported = TestedService.json(post("format=ics", calendar(watch)));
        assertThat(imported.path("notCarried").findValuesAsText("what"))
                .contains("the calendar")
                .noneMatch(what -> what.contains("null"));
    }

    @Test
    void aCalendarComesAsOneAndNothingComesAsAFormOfAnotherSite() {
        String path = "/api/rosters/5B/import?format=ics";
        String token = "Bearer "
                + desk.login("admin", "correct horse").path("access_token").asText();
        for (String type : List.of("text/calendar", "text/calendar; charset=utf-8", "application/json")) {
            assertThat(send(path, token, type).statusCode()).as(type).isEqualTo(200);
        }
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            assertThat(send(path, token, type).statusCode()).as(type).isEqualTo(415);
        }
        assertThat(send("/api/rosters/5B/gaps", token, "text/calendar").statusCode())
                .isEqualTo(415);
    }

    private static HttpResponse<String> send(String path, String token, String type) {
        return desk.call(
                desk.request(path).setHeader("Content-Type", type).header("Authorization", token), "POST", calendar());
    }

    @Test
    void aCalendarIsShownBeforeItCounts() {
        Instant noon = desk.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
        String file = calendar(
                event("On call 5B: Ada Lovelace", noon, noon.plus(Duration.ofHours(12))),
                event("Team lunch", noon, noon.plus(Duration.ofHours(1))));
        JsonNode shown = TestedService.json(post("format=ics", file));
        assertThat(shown.path("set").asBoolean()).isFalse();
        assertThat(shown.path("carried").asInt()).isEqualTo(1);
        assertThat(shown.path("notCarried").toString()).contains("Team lunch", "nobody has that id");
        assertThat(shown.path("roster").path("temporary").toString())
                .isEqualTo("[{\"from\":\"" + noon + "\",\"to\":\"" + noon.plus(Duration.ofHours(12))
                        + "\",\"people\":[\"ada\"],\"shifts\":[],\"rotations\":[]}]");
        assertThat(onCall(noon.plusSeconds(60)).path(0).path("id").asText()).isEqualTo("oncall-1");

        JsonNode set = TestedService.json(post("format=ics&dry-run=false", file));
        assertThat(set.path("set").asBoolean()).isTrue();
        assertThat(onCall(noon.plusSeconds(60)).path(0).path("id").asText()).isEqualTo("ada");
        assertThat(onCall(noon.minusSeconds(60)).path(0).path("id").asText())
                .as("where the calendar has nobody the usual ones stand")
                .isEqualTo("oncall-1");
        assertThat(desk.audited("ROSTER_SET")).isNotEmpty();

        JsonNode again = TestedService.json(post("format=ics", calendar()));
        assertThat(again.path("roster").path("temporary")).isEmpty();
        assertThat(again.path("notCarried").toString()).contains("takes the place of all of them");
    }

    @Test
    void ourOwnCalendarComesBackAsItWas() {
        Instant from = desk.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(2));
        var unused = post(
                "format=ics&dry-run=false",
                calendar(event("Ada Lovelace, Bob Noyce", from, from.plus(Duration.ofDays(1)))));
        String ours = desk.api("GET", "/api/oncall.ics?unit=5B", "").body();
        JsonNode back = TestedService.json(post("format=ics&days=10", ours));
        assertThat(back.path("roster").path("temporary").toString())
                .contains("\"from\":\"" + from + "\"", "\"people\":[\"ada\",\"bob\"]");
    }

    @Test
    void aScheduleWithSomebodyWhoIsNotKnownIsShownAndNotSet() {
        String file = """
                {"schedule": {"name": "Ward", "time_zone": "Europe/Berlin", "schedule_layers": [
                  {"name": "one", "start": "2026-01-05T08:00:00+01:00", "rotation_virtual_start": "2026-01-05T08:00:00+01:00",
                   "rotation_turn_length_seconds": 604800,
                   "users": [{"user": {"summary": "Ada Lovelace"}}, {"user": {"summary": "Eve Unknown"}}]}]}}""";
        JsonNode shown = TestedService.json(post("format=pagerduty", file));
        assertThat(shown.path("problem").asText()).contains("not known: Eve Unknown");
        assertThat(shown.path("roster").path("rotations").toString()).contains("[\"ada\",\"Eve Unknown\"]");
        HttpResponse<String> refused = post("format=pagerduty&dry-run=false", file);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("not known: Eve Unknown");
        assertThat(onCall(desk.now()).path(0).path("id").asText()).isEqualTo("oncall-1");

        HttpResponse<String> taken = post("format=pagerduty&dry-run=false", file.replace("Eve Unknown", "bob"));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(onCall(desk.now()).size()).isEqualTo(2);
    }

    private static HttpResponse<String> console(String path, String format, String file) {
        String form = "format=" + format + "&file=" + URLEncoder.encode(file, StandardCharsets.UTF_8);
        return desk.api("POST", "/rota/5B/import" + path, form);
    }

    @Test
    void theConsoleShowsItAndWhatIsLostBeforeItIsSaved() {
        Instant noon = desk.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(3));
        String file = calendar(
                event("Ada Lovelace", noon, noon.plus(Duration.ofHours(12))),
                event("Lunch <b>", noon, noon.plus(Duration.ofHours(1))));
        HttpResponse<String> shown = console("/preview", "ics", file);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("Ada Lovelace", "Lunch &lt;b&gt;", "nobody has that id", "hx-post=\"/rota/5B/import\"");
        assertThat(onCall(noon.plusSeconds(60)).path(0).path("id").asText()).isEqualTo("oncall-1");
        assertThat(console("", "ics", file).statusCode()).isEqualTo(200);
        assertThat(onCall(noon.plusSeconds(60)).path(0).path("id").asText()).isEqualTo("ada");
        assertThat(console("/preview", "pagerduty", "no json").body()).contains("the body is no JSON object");
        assertThat(console("", "pagerduty", "no json").statusCode()).isEqualTo(422);
        assertThat(desk.api("GET", "/rota/5B/plan", "").body()).contains("import-form");
    }

    @ParameterizedTest
    @CsvSource({
        "format=ics, no calendar",
        "format=pagerduty, no json",
        "format=pagerduty, [1]",
        "format=excel, {}",
        "format=ics&days=0, BEGIN:VCALENDAR"
    })
    void whatCannotBeReadIsRefused(String query, String body) {
        assertThat(post(query, body).statusCode()).isEqualTo(422);
    }

    @Test
    void aViewerCannotImport() {
        desk.api(
                "PUT",
                "/api/people/view",
                "{\"name\":\"V\",\"account\":{\"role\":\"viewer\",\"password\":\"long enough\"}}");
        assertThat(desk.anonymous("POST", "/api/rosters/5B/import?format=ics", calendar())
                        .statusCode())
                .isEqualTo(401);
    }
}
