// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console as a browser gets it. */
class ConsoleTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @Test
    void whoeverIsNotSignedInIsSentToTheForm() {
        HttpResponse<String> answer = desk.anonymous("GET", "/", "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in");
    }

    @Test
    void theFormSignsInTheBoardShowsAlertsAndActingNeedsTheCsrfToken() {
        desk.grader(desk.transition("c-1", "RAISED", "HIGH")
                .setCause("LABEL_ACTION")
                .setSummary("<script>alert(1)</script>")
                .build());
        String session = signIn("correct horse");
        assertThat(session).isNotEmpty();
        HttpResponse<String> page = get("/", session);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("HIGH", "Ward 5B", "&lt;script&gt;", "Nobody has acknowledged it")
                .doesNotContain("<script>alert", "onclick", "style=");

        String csrf = match(page.body(), "name=\"csrf\" content=\"([0-9a-f]+)\"");
        assertThat(act(session, "")).isEqualTo(403);
        assertThat(act(session, csrf.replace('a', 'b').replace('1', '2'))).isEqualTo(403);
        assertThat(act(session, csrf)).isEqualTo(200);
        assertThat(get("/console/board", session).body()).contains("Acknowledged by admin");
    }

    @Test
    void timesOfAWardWhoseClocksDifferFromThoseOfThePageNameTheirZone() {
        assertThat(desk.api("PUT", "/api/rosters/Tokyo", "{\"zone\":\"Asia/Tokyo\"}")
                        .statusCode())
                .isEqualTo(200);
        desk.grader(
                desk.transition("c-tokyo", "RAISED", "HIGH").setUnit("Tokyo").build());
        assertThat(get("/console/board", signIn("correct horse")).body()).containsPattern("[0-9]{2}:[0-9]{2} JST");
    }

    @Test
    void aWrongPasswordLeadsBackToTheForm() {
        assertThat(signIn("wrong")).isEmpty();
    }

    @Test
    void nothingOnThePageComesFromElsewhere() throws IOException {
        for (String asset : new String[] {"console.js", "chart.js", "enter.js", "console.css", "icon.svg"}) {
            try (InputStream file = ConsoleTest.class.getResourceAsStream("/console/" + asset)) {
                assertThat(file).isNotNull();
                String text = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("http://www.w3.org/2000/svg", "");
                assertThat(text).doesNotContain("http:", "https:", "//cdn");
            }
            assertThat(desk.anonymous("GET", "/assets/" + asset, "").statusCode())
                    .isEqualTo(200);
        }
        assertThat(desk.anonymous("GET", "/assets/application.yml", "").statusCode())
                .isEqualTo(404);
    }

    private static String signIn(String password) {
        HttpResponse<String> form = desk.anonymous("GET", "/sign-in", "");
        String csrf = match(form.body(), "name=\"csrf\" value=\"([0-9a-f]+)\"");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", "cytovigil_form=" + csrf);
        HttpResponse<String> answer =
                send(request, "POST", "csrf=" + csrf + "&username=admin&password=" + password.replace(' ', '+'));
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers()
                .firstValue("Set-Cookie")
                .filter(cookie -> cookie.contains("HTTPOnly") && cookie.contains("SameSite=Strict"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .orElse("");
    }

    private static int act(String session, String csrf) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/alerts/c-1/acknowledge"))
                .header("Content-Type", "application/json")
                .header("Cookie", session)
                .header("X-CSRF-Token", csrf);
        return send(request, "POST", "{}").statusCode();
    }

    private static HttpResponse<String> get(String path, String session) {
        return send(HttpRequest.newBuilder(uri(path)).header("Cookie", session), "GET", "");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String method, String body) {
        try {
            return BROWSER.send(
                    request.method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static URI uri(String path) {
        return desk.request(path).build().uri();
    }

    private static String match(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
