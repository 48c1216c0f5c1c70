// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.notification.security.Role;

/** The board, a patient's current grades, and how they came about. */
@Controller("/api/patients")
@Secured(Role.VIEWER)
@ExecuteOn(TaskExecutors.BLOCKING)
class PatientsController {
    private static final Duration SHOWN = Duration.ofDays(3);

    private final BoardView board;
    private final KafkaOutbox outbox;
    private final Clock clock;

    PatientsController(BoardView board, KafkaOutbox outbox, Clock clock) {
        this.board = board;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Get
    Items<PatientSummary> list() {
        return Items.of(board.beds(), board::summary);
    }

    @Get("/{patient}")
    HttpResponse<?> one(@PathVariable String patient, Principal account) {
        Optional<BoardView.Bed> found = board.bed(patient);
        if (found.isEmpty()) {
            return unknown();
        }
        outbox.audit(account.getName(), "PATIENT_READ", patient, null);
        return HttpResponse.ok(board.whole(found.get()));
    }

    @Get("/{patient}/timeline")
    HttpResponse<?> timeline(
            @PathVariable String patient,
            @QueryValue(defaultValue = "") String from,
            @QueryValue(defaultValue = "") String to,
            Principal account) {
        if (board.bed(patient).isEmpty()) {
            return unknown();
        }
        try {
            Instant end = to.isEmpty() ? clock.instant() : instant(to);
            Instant begin = from.isEmpty() ? end.minus(SHOWN) : instant(from);
            if (begin.isAfter(end)) {
                return Problem.of(HttpStatus.BAD_REQUEST, "from must not be after to");
            }
            outbox.audit(account.getName(), "PATIENT_READ", patient, "timeline");
            return HttpResponse.ok(board.timeline(patient, begin, end));
        } catch (DateTimeException unreadable) {
            return Problem.of(HttpStatus.BAD_REQUEST, "from and to must be RFC 3339 times");
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no such patient");
    }
}
