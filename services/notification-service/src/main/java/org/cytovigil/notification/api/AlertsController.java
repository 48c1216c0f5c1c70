// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.notification.casework.PeopleSteps;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.casework.StepResult;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertEventRepository;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.wakeup.Changes;
import org.jspecify.annotations.Nullable;

/** Alerts: what is open, and what people do with it. */
@Controller("/api/alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
class AlertsController {
    private static final List<String> STATES = List.of("OPEN", "ACKNOWLEDGED", "CLOSED", "ALL");
    private static final int MOST = 200;

    private final AlertRepository alerts;
    private final AlertEventRepository events;
    private final PageTryRepository tries;
    private final PeopleSteps steps;
    private final Changes changes;

    AlertsController(
            AlertRepository alerts,
            AlertEventRepository events,
            PageTryRepository tries,
            PeopleSteps steps,
            Changes changes) {
        this.alerts = alerts;
        this.events = events;
        this.tries = tries;
        this.steps = steps;
        this.changes = changes;
    }

    @Get
    @Secured(Role.VIEWER)
    HttpResponse<?> list(
            @QueryValue(defaultValue = "open") String state,
            @QueryValue(defaultValue = "") String unit,
            @QueryValue(defaultValue = "") String patient,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "100") int limit) {
        String wanted = state.toUpperCase(Locale.ROOT);
        if (!STATES.contains(wanted)) {
            return Problem.of(HttpStatus.BAD_REQUEST, "state must be open, acknowledged, closed or all");
        }
        if (!cursor.matches("[0-9]{0,18}") || limit < 1) {
            return Problem.of(HttpStatus.BAD_REQUEST, "cursor or limit cannot be used");
        }
        long before = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
        int count = Math.min(limit, MOST);
        List<Alert> found = alerts.list(wanted, unit, patient, before, count);
        String next = found.size() < count ? null : "" + found.get(count - 1).rowOrder();
        return HttpResponse.ok(new Part(found.stream().map(AlertSummary::of).toList(), next));
    }

    /** A part of the list; the cursor of the next one is null where there is none. */
    record Part(List<AlertSummary> items, @Nullable String next) {}

    @Get("/{id}")
    @Secured(Role.VIEWER)
    HttpResponse<?> one(@PathVariable String id) {
        return alerts.find(id)
                .<HttpResponse<?>>map(alert -> HttpResponse.ok(AlertStory.of(alert, tries.of(id), events.of(id))))
                .orElseGet(AlertsController::unknown);
    }

    @Post("/{id}/acknowledge")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> acknowledge(@PathVariable String id, @Body @Nullable String body, Principal account) {
        return step(id, body, account, steps::acknowledge);
    }

    @Post("/{id}/escalate")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> escalate(@PathVariable String id, @Body @Nullable String body, Principal account) {
        return step(id, body, account, steps::escalate);
    }

    /** Only whoever has it can give it back; anybody else may take it over. */
    @Post("/{id}/give-back")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> giveBack(@PathVariable String id, @Body @Nullable String body, Principal account) {
        return step(id, body, account, steps::giveBack);
    }

    @Post("/{id}/resolve")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> resolve(@PathVariable String id, @Body @Nullable String body, Principal account) {
        return step(id, body, account, steps::resolve);
    }

    @Post("/{id}/note")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> note(@PathVariable String id, @Body @Nullable String body, Principal account) {
        ObjectNode request = RequestJson.of(body);
        String note = RequestJson.note(request, "note");
        if (note == null) {
            return Problem.of(HttpStatus.BAD_REQUEST, "note is missing");
        }
        return answer(id, steps.note(id, by(request, account), note));
    }

    /** What a person does with an alert; a note may go with it. */
    @FunctionalInterface
    private interface Step {
        StepResult take(String alertId, Actor by, @Nullable String note);
    }

    private HttpResponse<?> step(String id, @Nullable String body, Principal account, Step step) {
        ObjectNode request = RequestJson.of(body);
        return answer(id, step.take(id, by(request, account), RequestJson.note(request, "note")));
    }

    /** The signed-in account acts, whatever a request says; on whose behalf is kept beside it. */
    private static Actor by(ObjectNode request, Principal account) {
        return new Actor(account.getName(), RequestJson.text(request, "by"));
    }

    private HttpResponse<?> answer(String id, StepResult result) {
        if (result instanceof StepResult.TooLate late) {
            return Problem.of(
                    HttpStatus.CONFLICT,
                    "too late: the alert is " + late.current().state(),
                    Map.of(
                            "state", late.current().state().name(),
                            "alert", AlertSummary.of(late.current())));
        }
        if (result instanceof StepResult.Unknown) {
            return unknown();
        }
        changes.happened();
        return one(id);
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no such alert");
    }
}
