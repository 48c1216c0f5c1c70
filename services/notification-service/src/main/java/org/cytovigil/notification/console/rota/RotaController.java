// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rota;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.WardZones;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.silence.Silences;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.oncall.RosterOverride;
import org.jspecify.annotations.Nullable;

/** The rota: who is on call, who steps in, and which pages are held back. */
@Controller("/rota")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class RotaController {
    private static final Duration LONGEST = Duration.ofDays(14);

    private final Rotas rotas;
    private final Duty duty;
    private final Silences silences;
    private final Changes changes;
    private final Frames frames;
    private final RunTime time;
    private final WardZones zones;

    RotaController(
            Rotas rotas, Duty duty, Silences silences, Changes changes, Frames frames, RunTime time, WardZones zones) {
        this.rotas = rotas;
        this.duty = duty;
        this.silences = silences;
        this.changes = changes;
        this.frames = frames;
        this.time = time;
        this.zones = zones;
    }

    @Get
    @Secured(Role.VIEWER)
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        return answer("rota", request, account);
    }

    @Get("/now")
    @Secured(Role.VIEWER)
    HttpResponse<?> fragment(HttpRequest<?> request, Authentication account) {
        return answer("part/rota", request, account);
    }

    private HttpResponse<?> answer(String template, HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "rota.title", "rota");
        return Pages.of(template, Map.of("frame", frame, "rota", rotas.of(frame.words())));
    }

    /** Somebody steps in: from now for some hours, or for the stretch of a gap. */
    @Post("/{unit}/overrides")
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> stepIn(
            HttpRequest<?> request, @PathVariable String unit, @Body @Nullable String body, Authentication account) {
        Words words = frames.of(request, account, "rota.title", "rota").words();
        FormBody form = FormBody.of(body);
        String person = form.text("person");
        if (person == null) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, words.of("rota.whom"));
        }
        try {
            String hours = form.text("hours");
            Instant from = hours == null ? Instant.parse(String.valueOf(form.text("from"))) : time.wall();
            Instant to = hours == null
                    ? Instant.parse(String.valueOf(form.text("to")))
                    : from.plus(Duration.ofHours(Long.parseLong(hours)));
            if (Duration.between(from, to).compareTo(LONGEST) > 0) {
                return said(HttpStatus.UNPROCESSABLE_ENTITY, words.of("rota.toolong"));
            }
            String saved = words.of(
                    "rota.saved",
                    person,
                    words.roster(unit),
                    words.forWard(zones.of(unit)).time(to));
            var unused = duty.addOverride(unit, new RosterOverride(from, to, person, null), account.getName());
            changes.happened();
            return said(HttpStatus.OK, saved);
        } catch (JsonProblem | IllegalArgumentException | DateTimeException unusable) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unusable.getMessage()));
        }
    }

    @Post("/silences/{id}/end")
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> end(HttpRequest<?> request, @PathVariable String id, Authentication account) {
        Words words = frames.of(request, account, "rota.title", "rota").words();
        boolean ended = silences.end(id, account.getName());
        changes.happened();
        return said(ended ? HttpStatus.OK : HttpStatus.CONFLICT, words.of(ended ? "silence.ended" : "silence.over"));
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK))
                .header("HX-Trigger", "changed");
    }
}
