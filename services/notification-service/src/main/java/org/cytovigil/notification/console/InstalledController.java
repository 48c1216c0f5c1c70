// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser keeps of the console where it is installed as an app: its script, and the page that it shows offline. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
class InstalledController {
    /** The script may ask this server alone, and run nothing else. */
    private static final String POLICY = "default-src 'none'; connect-src 'self'";

    private static final List<String> OF_WORKER = List.of("worker.unreadable", "worker.ended");

    private final List<Words> languages;
    private final String worker;

    InstalledController(Assets assets, ObjectMapper json, Clock clock) throws JsonProcessingException {
        this.languages = Stream.of(Locale.ENGLISH, Locale.GERMAN)
                .map(language -> new Words(language, ZoneOffset.UTC, clock.instant()))
                .toList();
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (Words language : languages) {
            words.put(
                    language.locale().getLanguage(),
                    OF_WORKER.stream().collect(Collectors.toMap(Function.identity(), key -> language.of(key))));
        }
        this.worker = assets.worker().replace("@WORDS@", json.writeValueAsString(words));
    }

    /** At the top, since a script of this kind serves the paths below its own. */
    @Get("/worker.js")
    HttpResponse<?> worker() {
        return HttpResponse.ok(worker)
                .contentType(MediaType.of("text/javascript; charset=utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Kept by the browser, which does not know who will read it: it holds all languages, and nothing of anybody. */
    @Get("/offline")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> offline() {
        return Pages.of("offline", Map.of("languages", languages));
    }
}
