// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a browser keeps of the console where it is installed as an app: its script, and the page that it shows offline. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class InstalledController {
    /** The script may ask this server alone, and run nothing else. */
    private static final String POLICY = "default-src 'none'; connect-src 'self'";

    private final Assets assets;
    private final Clock clock;

    InstalledController(Assets assets, Clock clock) {
        this.assets = assets;
        this.clock = clock;
    }

    /** At the top, since a script of this kind serves the paths below its own. */
    @Get("/worker.js")
    HttpResponse<?> worker() {
        return HttpResponse.ok(assets.worker())
                .contentType(MediaType.of("text/javascript; charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Kept by the browser, which does not know who will read it: it holds all languages, and nothing of anybody. */
    @Get("/offline")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> offline() {
        List<Words> languages = List.of(Locale.ENGLISH, Locale.GERMAN).stream()
                .map(language -> new Words(language, ZoneOffset.UTC, clock.instant()))
                .toList();
        return Pages.of("offline", Map.of("languages", languages));
    }
}
