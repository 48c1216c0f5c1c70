// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import org.cytovigil.notification.security.Role;

/** Says in the reader's language that the role does not allow a page, with the way back. */
@Controller("/forbidden")
@Secured(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
class ForbiddenPage {
    private final Frames frames;

    ForbiddenPage(Frames frames) {
        this.frames = frames;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        return Pages.of(
                HttpStatus.FORBIDDEN,
                "missing",
                Map.of("frame", frames.withoutLedger(request, account, "frame.forbidden")));
    }
}
