// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.health.Pulse;
import org.cytovigil.notification.health.Pulses;
import org.cytovigil.notification.security.Role;

/**
 * Whether the service itself is well, for the top of every page. Asked without the ledger, so that it answers also where the
 * ledger hangs.
 */
@Controller("/console/status")
@Secured(Role.VIEWER)
class StatusController {
    private final Pulses pulses;
    private final Frames frames;

    StatusController(Pulses pulses, Frames frames) {
        this.pulses = pulses;
        this.frames = frames;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> status(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.withoutLedger(request, account, "board.title");
        List<String> stuck = pulses.all().stream()
                .filter(Pulse::stuck)
                .map(pulse -> frame.words().word("part", pulse.part()) + " ("
                        + frame.words().span(pulse.age()) + ")")
                .toList();
        return Pages.of("part/status", Map.of("frame", frame, "stuck", stuck));
    }
}
