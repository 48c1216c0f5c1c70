// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Instant;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.security.Session;

/** The console: a page, and the part of it that is fetched anew when something changes. */
@Controller
@Secured(Role.VIEWER)
@ExecuteOn(TaskExecutors.BLOCKING)
class ConsoleController {
    private static final GradingCatalogue SCALES = GradingCatalogue.known();

    private final BoardView board;
    private final AlertRepository alerts;
    private final PageTryRepository tries;
    private final Channels channels;
    private final Session session;
    private final Clock clock;

    ConsoleController(
            BoardView board,
            AlertRepository alerts,
            PageTryRepository tries,
            Channels channels,
            Session session,
            Clock clock) {
        this.board = board;
        this.alerts = alerts;
        this.tries = tries;
        this.channels = channels;
        this.session = session;
        this.clock = clock;
    }

    @Get("/")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<String> page(HttpRequest<?> request, Authentication account) {
        String csrf = session.findToken(request).map(session::csrfOf).orElse("");
        return ConsolePage.response(ConsolePage.board(parts(account), account.getName(), csrf));
    }

    @Get("/console/board")
    @Produces(MediaType.TEXT_HTML)
    MutableHttpResponse<String> fragment(Authentication account) {
        return ConsolePage.response(parts(account));
    }

    private String parts(Authentication account) {
        Instant now = clock.instant();
        boolean mayAct = account.getRoles().contains(Role.CLINICIAN);
        return "<p class=\"asof\">As of " + Html.time(now) + " UTC</p>"
                + new AlertCards(alerts.alive(), alert -> tries.of(alert.id()), channels, now, mayAct).html()
                + new PatientTable(board.beds(), now, SCALES).html();
    }
}
