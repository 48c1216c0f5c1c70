// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.security.LocalPath;

/** What is there before anybody has signed in: the form, styles and scripts, language and theme, the description of the API. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> COMPLAINTS = Set.of("wrong", "often", "stale");
    private static final Duration CHOICE_KEPT = Duration.ofDays(365);

    private final ResourceLoader resources;
    private final PublicAddress address;
    private final Assets assets;
    private final Frames frames;

    SignInController(ResourceLoader resources, PublicAddress address, Assets assets, Frames frames) {
        this.resources = resources;
        this.address = address;
        this.assets = assets;
        this.frames = frames;
    }

    @Get("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String again,
            @QueryValue(defaultValue = "/") String next) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String csrf = HexFormat.of().formatHex(random);
        Frame frame = frames.of(request, null, "signin.title", "");
        String complaint = COMPLAINTS.contains(again) ? frame.words().of("signin." + again) : "";
        return Pages.of(
                        "signin",
                        Map.of("frame", frame, "complaint", complaint, "csrf", csrf, "next", LocalPath.orHome(next)))
                .cookie(Cookie.of("cytovigil_form", csrf)
                        .path("/")
                        .httpOnly(true)
                        .secure(secure())
                        .sameSite(SameSite.Strict));
    }

    /** Language and theme are the reader's own; they change nothing for anybody else. */
    @Post("/preferences")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> prefer(@Body Map<String, String> form) {
        var answer = HttpResponse.seeOther(URI.create(LocalPath.orHome(form.getOrDefault("back", "/"))));
        String language = form.get("language");
        String theme = form.get("theme");
        if (language != null) {
            answer.cookie(choice(Frames.LANGUAGE, language));
        }
        if (theme != null) {
            answer.cookie(choice(Frames.THEME, theme));
        }
        return answer;
    }

    private Cookie choice(String name, String value) {
        return Cookie.of(name, value.replaceAll("[^a-z]", ""))
                .path("/")
                .httpOnly(true)
                .secure(secure())
                .sameSite(SameSite.Strict)
                .maxAge(CHOICE_KEPT);
    }

    private boolean secure() {
        return address.of("").startsWith("https");
    }

    @Get("/assets/{name}")
    HttpResponse<?> asset(HttpRequest<?> request, @PathVariable String name) {
        return assets.answer(request, name);
    }

    @Get("/openapi.yml")
    HttpResponse<?> openApi() {
        Optional<InputStream> found = resources.getResourceAsStream("classpath:openapi.yml");
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such file");
        }
        try (InputStream stream = found.get()) {
            return HttpResponse.ok(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .contentType(MediaType.of("application/yaml; charset=utf-8"))
                    .header("X-Content-Type-Options", "nosniff");
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read openapi.yml", unreadable);
        }
    }
}
