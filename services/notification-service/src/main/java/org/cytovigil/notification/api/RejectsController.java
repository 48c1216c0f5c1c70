// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.rejects.RejectReplay;
import org.cytovigil.notification.rejects.Rejects;
import org.cytovigil.notification.security.Role;
import org.cytovigil.site.deadletter.NotReplayableException;

/** Input that could not be used, and its replay; an original holds patient data. */
@Controller("/api/rejects")
@Secured(Role.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class RejectsController {
    private static final String NONE = "there is no such dead-letter record, or none any more";

    private final Rejects rejects;
    private final RejectReplay replay;

    RejectsController(Rejects rejects, RejectReplay replay) {
        this.rejects = rejects;
        this.replay = replay;
    }

    @Get
    Items<RejectSummary> newest() {
        return Items.of(rejects.newest(), reject -> RejectSummary.of(reject.heading(), reject.replay()));
    }

    @Get("/{id}")
    HttpResponse<?> one(@PathVariable String id, Principal account) {
        Optional<Rejects.Shown> found = rejects.show(id, account.getName());
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, NONE);
        }
        Rejects.Shown shown = found.get();
        return HttpResponse.ok(new RejectInFull(
                RejectSummary.of(shown.record().heading(), shown.replay()),
                shown.record().contentType().orElse(null),
                shown.record().isCut(),
                shown.record().readable()));
    }

    @Post("/{id}/replay")
    HttpResponse<?> replay(@PathVariable String id, Principal account) throws InterruptedException {
        try {
            Optional<RejectReplay.Outcome> outcome = replay.replay(id, account.getName());
            return outcome.isEmpty()
                    ? Problem.of(HttpStatus.NOT_FOUND, NONE)
                    : HttpResponse.ok(new Replayed(id, outcome.get().word()));
        } catch (NotReplayableException never) {
            return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(never.getMessage()));
        } catch (IOException away) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()))
                    .header(HttpHeaders.RETRY_AFTER, "10");
        }
    }

    /** What became of a replay. */
    record Replayed(String id, String outcome) {}
}
