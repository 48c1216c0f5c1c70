// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.administration;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.security.Sessions;

/** Ends sessions: one's own everywhere, and as an administrator those of any account. */
@Controller
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionsController {
    private final Sessions sessions;
    private final Frames frames;

    SessionsController(Sessions sessions, Frames frames) {
        this.sessions = sessions;
        this.frames = frames;
    }

    @Post("/administration/accounts/{username}/end-sessions")
    @Secured(Role.ADMIN)
    HttpResponse<?> ofAnAccount(HttpRequest<?> request, @PathVariable String username, Authentication account) {
        Words words = frames.of(request, account, "administration.title", "administration")
                .words();
        return sessions.end(username, account.getName())
                ? said(HttpStatus.OK, words.of("administration.ended", username))
                : said(HttpStatus.CONFLICT, words.of("administration.unknown"));
    }

    /** The browser goes to the sign-in by itself: its session is over too. */
    @Post("/sessions/end")
    @Secured(Role.VIEWER)
    HttpResponse<?> mine(Authentication account) {
        boolean ended = sessions.end(account.getName(), account.getName());
        return HttpResponse.status(ended ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT)
                .header("HX-Redirect", "/sign-in");
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK));
    }
}
