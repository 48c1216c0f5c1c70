// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.cytovigil.notification.security.Session;
import org.jspecify.annotations.Nullable;

/** Makes the frame of a page from a request: the reader's account, language and theme, and the site's zone. */
@Singleton
public class Frames {
    /** Cookie with the language that the reader chose. */
    static final String LANGUAGE = "cytovigil_language";

    /** Cookie with the theme that the reader chose. */
    static final String THEME = "cytovigil_theme";

    private static final Set<String> LANGUAGES = Set.of("en", "de");
    private static final Set<String> THEMES = Set.of("light", "dark");

    private final Session session;
    private final WardZones zones;
    private final Clock clock;

    public Frames(Session session, WardZones zones, Clock clock) {
        this.session = session;
        this.zones = zones;
        this.clock = clock;
    }

    /** The frame of a page in the zone of the site. */
    public Frame of(HttpRequest<?> request, @Nullable Authentication account, String title, String place) {
        return of(request, account, title, place, zones.site());
    }

    /** The frame of what must be made also where the ledger hangs. */
    Frame withoutLedger(HttpRequest<?> request, Authentication account, String title) {
        return of(request, account, title, "", ZoneOffset.UTC);
    }

    /** The frame of a page in the zone of a ward. */
    public Frame of(HttpRequest<?> request, @Nullable Authentication account, String title, String place, ZoneId zone) {
        Words words = new Words(language(request), zone, clock.instant());
        String path = request.getUri().getRawPath()
                + (request.getUri().getRawQuery() == null
                        ? ""
                        : "?" + request.getUri().getRawQuery());
        return new Frame(
                words,
                words.of(title),
                place,
                account == null ? "" : account.getName(),
                account == null ? Set.of() : Set.copyOf(account.getRoles()),
                session.findToken(request).map(session::csrfOf).orElse(""),
                cookie(request, THEME, THEMES),
                path);
    }

    /** The language chosen by cookie, or else the first of the browser's that there is. */
    static Locale language(HttpRequest<?> request) {
        String chosen = cookie(request, LANGUAGE, LANGUAGES);
        if (!chosen.isEmpty()) {
            return Locale.forLanguageTag(chosen);
        }
        String accepted = request.getHeaders().get("Accept-Language");
        if (accepted == null) {
            return Locale.ENGLISH;
        }
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return found == null ? Locale.ENGLISH : Locale.forLanguageTag(found);
        } catch (IllegalArgumentException unreadable) {
            return Locale.ENGLISH;
        }
    }

    private static String cookie(HttpRequest<?> request, String name, Set<String> allowed) {
        return request.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(allowed::contains)
                .orElse("");
    }
}
