// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.api.Problem;
import org.cytovigil.notification.channel.PublicAddress;

/** What is shown before anybody has signed in: the form, the style, the script, the description of the interface. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Map<String, String> ASSETS = Map.of(
            "console.css", "text/css",
            "console.js", "text/javascript",
            "icon.svg", "image/svg+xml");
    private static final Map<String, String> COMPLAINTS = Map.of(
            "wrong", "Wrong username or password.",
            "often", "Too many failed tries. Please wait a minute.",
            "stale", "The form was too old. Please try again.");

    private final ResourceLoader resources;
    private final PublicAddress address;

    SignInController(ResourceLoader resources, PublicAddress address) {
        this.resources = resources;
        this.address = address;
    }

    @Get("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> form(@QueryValue(defaultValue = "") String again) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String csrf = HexFormat.of().formatHex(random);
        return ConsolePage.response(ConsolePage.signIn(COMPLAINTS.getOrDefault(again, ""), csrf))
                .cookie(Cookie.of("cytovigil_form", csrf)
                        .path("/")
                        .httpOnly(true)
                        .secure(address.of("").startsWith("https"))
                        .sameSite(SameSite.Strict));
    }

    @Get("/assets/{name}")
    HttpResponse<?> asset(@PathVariable String name) {
        String type = ASSETS.get(name);
        return type == null ? Problem.of(HttpStatus.NOT_FOUND, "there is no such file") : file("console/" + name, type);
    }

    @Get("/openapi.yml")
    HttpResponse<?> openApi() {
        return file("openapi.yml", "application/yaml");
    }

    private HttpResponse<?> file(String path, String type) {
        Optional<InputStream> found = resources.getResourceAsStream("classpath:" + path);
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such file");
        }
        try (InputStream stream = found.get()) {
            return HttpResponse.ok(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .contentType(MediaType.of(type + "; charset=utf-8"))
                    .header("X-Content-Type-Options", "nosniff");
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + path, unreadable);
        }
    }
}
