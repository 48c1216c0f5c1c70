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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.rejects.RejectReplay;
import org.cytovigil.notification.rejects.Rejects;
import org.cytovigil.notification.security.Role;
import org.cytovigil.site.deadletter.DeadLetterHeading;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.cytovigil.site.deadletter.NotReplayableException;
import org.jspecify.annotations.Nullable;

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
    Map<String, Object> newest() {
        return Map.of(
                "items",
                rejects.newest().stream()
                        .map(reject -> view(reject.heading(), reject.replay()))
                        .toList());
    }

    @Get("/{id}")
    HttpResponse<?> one(@PathVariable String id, Principal account) {
        Optional<Rejects.Shown> found = rejects.show(id, account.getName());
        if (found.isEmpty()) {
            return Problem.of(HttpStatus.NOT_FOUND, NONE);
        }
        Rejects.Shown shown = found.get();
        Map<String, Object> view = view(shown.record().heading(), shown.replay());
        view.put("contentType", shown.record().contentType().orElse(null));
        view.put("cut", shown.record().isCut());
        view.put("original", shown.record().readable());
        return HttpResponse.ok(view);
    }

    @Post("/{id}/replay")
    HttpResponse<?> replay(@PathVariable String id, Principal account) throws InterruptedException {
        try {
            Optional<RejectReplay.Outcome> outcome = replay.replay(id, account.getName());
            return outcome.isEmpty()
                    ? Problem.of(HttpStatus.NOT_FOUND, NONE)
                    : HttpResponse.ok(Map.of("id", id, "outcome", outcome.get().word()));
        } catch (NotReplayableException never) {
            return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(never.getMessage()));
        } catch (IOException away) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(away.getMessage()))
                    .header(HttpHeaders.RETRY_AFTER, "10");
        }
    }

    private static Map<String, Object> view(DeadLetterHeading heading, @Nullable Replay replay) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", heading.id());
        view.put("receivedAt", heading.receivedAt().toString());
        view.put("reason", heading.reason());
        view.put("detail", heading.detail());
        view.put("origin", heading.origin());
        view.put("bytes", heading.bytes());
        view.put("replayedAt", replay == null ? null : replay.at().toString());
        view.put("replayedBy", replay == null ? null : replay.by());
        view.put("outcome", replay == null ? null : replay.outcome());
        return view;
    }
}
