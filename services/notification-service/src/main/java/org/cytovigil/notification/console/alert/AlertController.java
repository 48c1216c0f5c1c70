// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.alert;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.casework.PeopleSteps;
import org.cytovigil.notification.casework.PeopleSteps.Actor;
import org.cytovigil.notification.casework.StepResult;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.wakeup.Changes;
import org.jspecify.annotations.Nullable;

/** The page of an alert, and what people do with it. */
@Controller("/alerts/{name}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class AlertController {
    /** A page has many parts that show alerts; they all fetch themselves anew. */
    private static final String TELL = "HX-Trigger";

    private static final String CHANGED = "changed";

    private final AlertFiles files;
    private final PeopleSteps steps;
    private final Changes changes;
    private final Frames frames;
    private final WardZones zones;

    AlertController(AlertFiles files, PeopleSteps steps, Changes changes, Frames frames, WardZones zones) {
        this.files = files;
        this.steps = steps;
        this.changes = changes;
        this.frames = frames;
        this.zones = zones;
    }

    @Get
    @Secured(Role.VIEWER)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String name, Authentication account) {
        return answer("alert", request, name, account);
    }

    @Get("/now")
    @Secured(Role.VIEWER)
    HttpResponse<?> fragment(HttpRequest<?> request, @PathVariable String name, Authentication account) {
        return answer("part/alert", request, name, account);
    }

    private HttpResponse<?> answer(String template, HttpRequest<?> request, String name, Authentication account) {
        Optional<Alert> found = files.find(name);
        if (found.isEmpty()) {
            Frame frame = frames.of(request, account, "alert.unknown", "board");
            return Pages.of(HttpStatus.NOT_FOUND, "missing", Map.of("frame", frame));
        }
        Alert alert = found.get();
        Frame frame = frames.of(request, account, "alert.title", "board", zones.of(alert.unit()));
        AlertFile file = files.of(alert, account.getName(), frame.words());
        return Pages.of(
                template,
                Map.of("frame", frame.titled(frame.words().of("alert.title") + " " + alert.code()), "alert", file));
    }

    /** What a person wants to do. */
    enum Wish {
        ACKNOWLEDGE,
        TAKEOVER,
        ESCALATE,
        GIVEBACK,
        RESOLVE,
        NOTE
    }

    @Post("/{wish}")
    @Secured(Role.CLINICIAN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> act(
            HttpRequest<?> request,
            @PathVariable String name,
            @PathVariable String wish,
            @Body @Nullable String body,
            Authentication account) {
        Words words = frames.of(request, account, "alert.title", "").words();
        Wish wanted = wish(wish);
        Optional<Alert> found = files.find(name);
        if (found.isEmpty() || wanted == null) {
            return said(HttpStatus.NOT_FOUND, words.of("alert.unknown"));
        }
        Alert alert = found.get();
        String note = FormBody.of(body).text("note");
        if (wanted == Wish.NOTE && note == null) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, words.of("alert.note.empty"));
        }
        Actor by = new Actor(account.getName(), null);
        StepResult result = switch (wanted) {
            case ACKNOWLEDGE -> steps.acknowledge(alert.id(), by, note);
            case TAKEOVER -> steps.takeOver(alert.id(), by, note);
            case ESCALATE -> steps.escalate(alert.id(), by, note);
            case GIVEBACK -> steps.giveBack(alert.id(), by, note);
            case RESOLVE -> steps.resolve(alert.id(), by, note);
            case NOTE -> steps.note(alert.id(), by, String.valueOf(note));
        };
        if (result instanceof StepResult.TooLate late) {
            return said(HttpStatus.CONFLICT, tooLate(late.current(), words.forWard(zones.of(alert.unit()))));
        }
        changes.happened();
        return said(HttpStatus.OK, words.of("done." + wanted.name(), alert.code()));
    }

    private static @Nullable Wish wish(String text) {
        for (Wish wish : Wish.values()) {
            if (wish.name().equalsIgnoreCase(text)) {
                return wish;
            }
        }
        return null;
    }

    /** Whoever was slower is told who was faster. */
    private static String tooLate(Alert alert, Words words) {
        Instant taken = alert.acknowledgedAt();
        if (alert.state() == AlertState.ACKNOWLEDGED && taken != null) {
            return words.of("late.taken", alert.code(), String.valueOf(alert.acknowledgedBy()), words.exact(taken));
        }
        Instant closed = alert.closedAt();
        return closed == null
                ? words.of("late.open", alert.code())
                : words.of("late.closed", alert.code(), words.exact(closed));
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK))
                .header(TELL, CHANGED);
    }
}
