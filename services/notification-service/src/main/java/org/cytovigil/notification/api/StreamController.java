// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Clock;
import java.time.Duration;
import org.cytovigil.notification.security.AccountsInForce;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.wakeup.Changes;
import reactor.core.publisher.Flux;

/** Tells consoles that something changed, and every few seconds that the connection lives and what time it is here. */
@Controller("/api/stream")
@Secured(Role.VIEWER)
class StreamController {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final Changes changes;
    private final Clock clock;
    private final AccountsInForce inForce;

    StreamController(Changes changes, Clock clock, AccountsInForce inForce) {
        this.inForce = inForce;
        this.changes = changes;
        this.clock = clock;
    }

    /** Ends with the session of who listens. */
    @Get
    @Produces(MediaType.TEXT_EVENT_STREAM)
    Flux<Event<String>> stream(Authentication session) {
        Flux<Event<String>> changed =
                changes.stream().map(hint -> Event.of("{}").name("changed"));
        Flux<Event<String>> alive = Flux.interval(Duration.ZERO, HEARTBEAT)
                .map(beat -> Event.of("{\"now\":\"" + clock.instant() + "\"}").name("alive"));
        return Flux.merge(changed, alive).takeWhile(event -> inForce.counts(session));
    }
}
