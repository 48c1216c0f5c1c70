// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;

/** Signs in: programs with JSON for a bearer token, people with a form for a session. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class LoginController {
    /** Cookie and hidden field that must agree, so that nobody is signed in by another site's form. */
    static final String FORM_COOKIE = "cytovigil_form";

    private final SignIn signIn;
    private final PublicAddress address;

    LoginController(SignIn signIn, PublicAddress address) {
        this.signIn = signIn;
        this.address = address;
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> token(@Body String body, HttpRequest<?> request) {
        JsonNode credentials = RequestJson.of(body);
        JsonNode username = credentials.path("username");
        JsonNode password = credentials.path("password");
        if (!username.isTextual() || !password.isTextual()) {
            return Problem.of(HttpStatus.BAD_REQUEST, "username and password are required");
        }
        SignIn.Result result = signIn.tokenFor(username.asText(), password.asText(), addressOf(request));
        if (result.tooMany()) {
            return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too many failed tries; wait a minute")
                    .header(HttpHeaders.RETRY_AFTER, "60");
        }
        String token = result.token();
        return token == null ? Problem.of(HttpStatus.UNAUTHORIZED, "wrong username or password") : tokenAnswer(token);
    }

    private static String addressOf(HttpRequest<?> request) {
        InetAddress address = request.getRemoteAddress().getAddress();
        return address == null ? "unknown" : address.getHostAddress();
    }

    private HttpResponse<?> tokenAnswer(String token) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("token_type", "Bearer");
        answer.put("expires_in", signIn.life().toSeconds());
        return HttpResponse.ok(answer);
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> session(@Body Map<String, String> form, HttpRequest<?> request) {
        Optional<String> expected = request.getCookies().findCookie(FORM_COOKIE).map(Cookie::getValue);
        if (expected.isEmpty() || !expected.get().equals(form.get("csrf"))) {
            return again("stale", form);
        }
        SignIn.Result result = signIn.tokenFor(
                form.getOrDefault("username", ""), form.getOrDefault("password", ""), addressOf(request));
        String token = result.token();
        return token == null
                ? again(result.tooMany() ? "often" : "wrong", form)
                : HttpResponse.seeOther(URI.create(next(form)))
                        .cookie(Session.cookie(
                                token, signIn.life(), address.of("").startsWith("https")));
    }

    private static HttpResponse<?> again(String why, Map<String, String> form) {
        String next = URLEncoder.encode(next(form), StandardCharsets.UTF_8);
        return HttpResponse.seeOther(URI.create("/sign-in?again=" + why + "&next=" + next));
    }

    /** The page that was asked for before anybody had signed in, such as the one a message leads to. */
    private static String next(Map<String, String> form) {
        return LocalPath.orHome(form.getOrDefault("next", "/"));
    }

    @Post("/sign-out")
    @Consumes(MediaType.ALL)
    HttpResponse<?> signOut() {
        return HttpResponse.seeOther(URI.create("/sign-in"))
                .cookie(Session.cookie(
                        "", java.time.Duration.ZERO, address.of("").startsWith("https")));
    }
}
