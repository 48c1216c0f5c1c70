// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.ledger.SilenceRow;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.notification.wakeup.Changes;

/** Holding pages back for a while, with a reason and somebody who answers for it. */
@Controller("/api/silences")
@ExecuteOn(TaskExecutors.BLOCKING)
class SilencesController {
    private static final KnownFields SILENCE = KnownFields.of(
            "a silence", "alert", "cause", "patient", "unit", "reason", "owner", "expiry", "id", "createdAt");

    private final Silences book;
    private final Changes changes;

    SilencesController(Silences book, Changes changes) {
        this.book = book;
        this.changes = changes;
    }

    @Get
    @Secured(Role.VIEWER)
    Items<SilenceView> inForce() {
        return Items.of(book.inForce(), SilenceView::of);
    }

    @Post
    @Secured(Role.LEAD)
    HttpResponse<?> add(@Body String body, Principal account) {
        ObjectNode request = RequestJson.of(body);
        SILENCE.check(request);
        Silences.Scope scope = new Silences.Scope(
                RequestJson.text(request, "alert"),
                RequestJson.text(request, "cause"),
                RequestJson.text(request, "patient"),
                RequestJson.text(request, "unit"));
        SilenceRow added = book.add(
                scope,
                reason(request),
                RequestJson.required(request, "owner"),
                instant(RequestJson.required(request, "expiry")),
                account.getName());
        changes.happened();
        return HttpResponse.created(SilenceView.of(added));
    }

    @Delete("/{id}")
    @Secured(Role.LEAD)
    HttpResponse<?> end(@PathVariable String id, Principal account) {
        if (!book.end(id, account.getName())) {
            return Problem.of(HttpStatus.NOT_FOUND, "there is no such silence in force");
        }
        changes.happened();
        return HttpResponse.noContent();
    }

    private static String reason(ObjectNode request) {
        String reason = RequestJson.note(request, "reason");
        if (reason == null) {
            throw new JsonProblem("reason is missing");
        }
        return reason;
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException unreadable) {
            throw new JsonProblem("expiry must be an RFC 3339 time");
        }
    }
}
