// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** The frame of the console's pages. Everything comes from this server; no script or style is inline. */
final class ConsolePage {
    /** Nothing from elsewhere, nothing inline, no frame around it. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private ConsolePage() {}

    static MutableHttpResponse<String> response(String html) {
        return HttpResponse.ok(html)
                .contentType(MediaType.TEXT_HTML_TYPE)
                .characterEncoding("UTF-8")
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    static String board(String parts, String account, String csrf) {
        return frame(
                """
                <header class="bar">
                <h1>Cytovigil</h1>
                <p id="connection" class="live" role="status">Live</p>
                <form method="post" action="/sign-out"><span class="account">%s</span>
                <button type="submit" class="quiet">Sign out</button></form>
                </header>
                <p id="lost" role="alert" hidden>Connection lost. What you see may be out of date. Trying again …</p>
                <p id="message" role="status" hidden></p>
                <main id="board">%s</main>
                <footer>Secondary notification only. Not a medical device; never a reason to delay an assessment.</footer>
                <script src="/assets/console.js"></script>
                """.formatted(Html.text(account), parts), "<meta name=\"csrf\" content=\"" + Html.text(csrf) + "\">");
    }

    static String signIn(String complaint, String csrf) {
        return frame(
                """
                <main class="sign-in">
                <h1>Cytovigil</h1>
                <form method="post" action="/login">
                %s
                <input type="hidden" name="csrf" value="%s">
                <label for="username">Username</label>
                <input id="username" name="username" autocomplete="username" required autofocus>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button type="submit" class="main">Sign in</button>
                </form>
                <footer>Secondary notification only. Not a medical device.</footer>
                </main>
                """.formatted(
                        complaint.isEmpty() ? "" : "<p role=\"alert\" class=\"complaint\">" + complaint + "</p>",
                        Html.text(csrf)),
                "");
    }

    private static String frame(String body, String head) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Cytovigil</title>
                <link rel="stylesheet" href="/assets/console.css">
                <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">%s
                </head><body>%s</body></html>
                """.formatted(head, body);
    }
}
