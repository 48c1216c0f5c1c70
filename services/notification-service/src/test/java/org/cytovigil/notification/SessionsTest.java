// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A session ends where somebody ends it, and a browser that is made to act for one cannot. */
class SessionsTest {
    private static TestedService service;

    @BeforeAll
    static void start() throws IOException {
        service = TestedService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whenAnAdministratorEndsThemTokensMadeBeforeAreRefusedAndLaterOnesCount() {
        person("eve", "first password");
        String lost = token("eve", "first password");
        assertThat(board(lost)).isEqualTo(200);
        assertThat(service.api("POST", "/api/accounts/eve/end-sessions", "").statusCode())
                .isEqualTo(204);
        assertThat(board(lost)).isEqualTo(401);
        assertThat(board(token("eve", "first password"))).isEqualTo(200);
        assertThat(service.audited("SESSIONS_ENDED")).contains("eve");
    }

    @Test
    void onlyAnAdministratorEndsThoseOfOthersAndOnlyOfAccountsThatThereAre() {
        person("may", "first password");
        String token = token("may", "first password");
        assertThat(as(token, "POST", "/api/accounts/admin/end-sessions").statusCode())
                .isEqualTo(403);
        assertThat(as(token, "GET", "/api/accounts").statusCode()).isEqualTo(403);
        assertThat(service.api("POST", "/api/accounts/nobody/end-sessions", "").statusCode())
                .isEqualTo(404);
        JsonNode accounts = TestedService.json(service.api("GET", "/api/accounts", ""));
        assertThat(accounts.path("items").findValuesAsText("username")).contains("may", "admin");
    }

    @Test
    void anotherPasswordEndsThemTheSameOneAgainDoesNot() {
        person("pat", "first password");
        String before = token("pat", "first password");
        person("pat", "first password");
        assertThat(board(before)).isEqualTo(200);
        person("pat", "other password");
        await().untilAsserted(() -> assertThat(board(before)).isEqualTo(401));
        assertThat(board(token("pat", "other password"))).isEqualTo(200);
    }

    @Test
    void whoeverEndsTheirOwnIsLedToTheSignInAndEveryOtherDeviceIsOut() {
        person("joy", "first password");
        String one = token("joy", "first password");
        String other = token("joy", "first password");
        HttpResponse<String> ended = as(one, "POST", "/sessions/end");
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.headers().firstValue("HX-Redirect")).contains("/sign-in");
        assertThat(List.of(board(one), board(other))).containsExactly(401, 401);
    }

    @Test
    void anAccountThatIsMadeAgainTakesNoTokenOfTheOneBefore() {
        person("kim", "first password");
        String before = token("kim", "first password");
        assertThat(service.api("DELETE", "/api/people/kim", "").statusCode()).isEqualTo(204);
        person("kim", "first password");
        await().untilAsserted(() -> assertThat(board(before)).isEqualTo(401));
    }

    @Test
    void aLiveConnectionEndsWithItsSession() throws Exception {
        person("sam", "first password");
        String token = token("sam", "first password");
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        service.request("/api/stream")
                                .header("Authorization", "Bearer " + token)
                                .GET()
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> all(stream.body()));
        assertThat(service.api("POST", "/api/accounts/sam/end-sessions", "").statusCode())
                .isEqualTo(204);
        await().until(heard::isDone);
        assertThat(heard.join()).contains("alive");
    }

    private static String all(InputStream body) {
        try (body) {
            return new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException cut) {
            return "alive, then cut: " + cut.getMessage();
        }
    }

    @Test
    void everyChangeNeedsTheCsrfTokenOfItsSession() {
        String cookie = "cytovigil_session=" + token("admin", "correct horse");
        Set<String> free = Set.of("/login", "/sign-out", "/preferences");
        List<String> open = new ArrayList<>();
        List<String> changes = changes();
        for (String change : changes) {
            String[] parts = change.split(" ", 2);
            HttpResponse<String> answer =
                    service.call(service.request(parts[1]).header("Cookie", cookie), parts[0], "{}");
            if (answer.statusCode() != 403 && !free.contains(parts[1])) {
                open.add(change + " " + answer.statusCode());
            }
        }
        assertThat(changes).contains("POST /feeds/rejects/x/replay", "DELETE /api/silences/x");
        assertThat(open).isEmpty();
    }

    /** Each route that changes something, with a word for each part of its path that varies. */
    private static List<String> changes() {
        return service.bean(Router.class)
                .uriRoutes()
                .filter(route -> !Set.of("GET", "HEAD", "OPTIONS").contains(route.getHttpMethodName()))
                .map(SessionsTest::example)
                .distinct()
                .collect(Collectors.toList());
    }

    private static String example(UriRouteInfo<?, ?> route) {
        String path = route.getUriMatchTemplate().toString().replaceAll("\\{[?&][^}]*}", "");
        return route.getHttpMethodName() + " "
                + path.replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1").replaceAll("\\{[^}]*}", "x");
    }

    private static void person(String id, String password) {
        String body = "{\"name\":\"%s\",\"role\":\"viewer\",\"password\":\"%s\"}".formatted(id, password);
        assertThat(service.api("PUT", "/api/people/" + id, body).statusCode()).isEqualTo(200);
    }

    private static String token(String username, String password) {
        return service.login(username, password).path("access_token").asText();
    }

    private static int board(String token) {
        return as(token, "GET", "/api/patients").statusCode();
    }

    private static HttpResponse<String> as(String token, String method, String path) {
        return service.call(service.request(path).header("Authorization", "Bearer " + token), method, "");
    }
}
