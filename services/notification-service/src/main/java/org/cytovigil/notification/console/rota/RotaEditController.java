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
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cytovigil.notification.console.FormBody;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.duty.Duty;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.Previews.Candidate;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.publishing.RunTime;
import org.cytovigil.notification.security.Role;
import org.cytovigil.notification.wakeup.Changes;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.Roster;
import org.jspecify.annotations.Nullable;

/** Changes the rota and the policy of a ward; what that leads to is shown before it can be saved. */
@Controller("/rota/{unit}")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class RotaEditController {
    private final Duty duty;
    private final PersonRepository people;
    private final RotaPreviews previews;
    private final Changes changes;
    private final Frames frames;
    private final RunTime time;

    RotaEditController(
            Duty duty, PersonRepository people, RotaPreviews previews, Changes changes, Frames frames, RunTime time) {
        this.duty = duty;
        this.people = people;
        this.previews = previews;
        this.changes = changes;
        this.frames = frames;
        this.time = time;
    }

    @Get("/plan")
    @Secured(Role.VIEWER)
    HttpResponse<?> page(HttpRequest<?> request, @PathVariable String unit, Authentication account) {
        Frame frame = frames.of(request, account, "plan.title", "rota");
        Roster roster = duty.rosterToChange(unit);
        EscalationPolicy policy = duty.policy(unit);
        RotaEdit edit = new RotaEdit(
                unit,
                roster.zone().getId(),
                people.all().stream()
                        .map(person -> new RotaEdit.Choice(person.id(), person.name()))
                        .toList(),
                time.wall()
                        .atZone(roster.zone())
                        .toLocalDateTime()
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusHours(8)
                        .toString(),
                RotaParts.days(frame.words()),
                RotaParts.of(roster, names(), frame.words()),
                RotaEdit.Step.of(policy.high()),
                RotaEdit.Step.of(policy.medium()),
                previews.of(unit, Candidate.NONE, frame.words()));
        return Pages.of("plan", Map.of("frame", frame, "edit", edit));
    }

    /** What the rota is made of, as it is now. */
    @Get("/plan/parts")
    @Secured(Role.LEAD)
    HttpResponse<?> parts(HttpRequest<?> request, @PathVariable String unit, Authentication account) {
        Frame frame = frames.of(request, account, "plan.title", "rota");
        RotaParts parts = RotaParts.of(duty.rosterToChange(unit), names(), frame.words());
        return Pages.of("part/removal", Map.of("words", frame.words(), "parts", parts));
    }

    private Map<String, String> names() {
        return people.all().stream().collect(Collectors.toMap(PersonRow::id, PersonRow::name));
    }

    @Post("/{form:rotation|temporary|removal}/preview")
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> tryRoster(
            HttpRequest<?> request,
            @PathVariable String unit,
            @PathVariable RosterForm form,
            @Body @Nullable String body,
            Authentication account) {
        return guarded(() -> {
            Roster roster = form.in(duty.rosterToChange(unit), FormBody.of(body));
            return shown(request, account, unit, new Candidate(roster, null), form.name());
        });
    }

    @Post("/{form:rotation|temporary|removal}")
    @Secured(Role.LEAD)
    @Consumes(MediaType.ALL)
    HttpResponse<?> setRoster(
            HttpRequest<?> request,
            @PathVariable String unit,
            @PathVariable RosterForm form,
            @Body @Nullable String body,
            Authentication account) {
        return guarded(() -> {
            var unused = duty.change(unit, roster -> form.in(roster, FormBody.of(body)), account.getName());
            return saved(request, account);
        });
    }

    @Post("/policy/preview")
    @Secured(Role.ADMIN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> tryPolicy(
            HttpRequest<?> request, @PathVariable String unit, @Body @Nullable String body, Authentication account) {
        return guarded(() -> {
            EscalationPolicy policy = PolicyForm.in(duty.policy(unit), unit, FormBody.of(body));
            return shown(request, account, unit, new Candidate(null, policy), "policy");
        });
    }

    @Post("/policy")
    @Secured(Role.ADMIN)
    @Consumes(MediaType.ALL)
    HttpResponse<?> setPolicy(
            HttpRequest<?> request, @PathVariable String unit, @Body @Nullable String body, Authentication account) {
        return guarded(() -> {
            duty.setPolicy(PolicyForm.in(duty.policy(unit), unit, FormBody.of(body)), account.getName());
            return saved(request, account);
        });
    }

    private HttpResponse<?> shown(
            HttpRequest<?> request, Authentication account, String unit, Candidate candidate, String form) {
        Frame frame = frames.of(request, account, "plan.title", "rota");
        RotaPreview preview = previews.of(unit, candidate, frame.words());
        return Pages.of("part/plan", Map.of("frame", frame, "preview", preview, "unit", unit, "form", form));
    }

    private HttpResponse<?> saved(HttpRequest<?> request, Authentication account) {
        changes.happened();
        String text = frames.of(request, account, "plan.title", "rota").words().of("plan.saved");
        return Pages.of(HttpStatus.OK, "part/message", Map.of("text", text, "good", true))
                .header("HX-Trigger", "changed, rota-saved");
    }

    private static HttpResponse<?> guarded(Supplier<HttpResponse<?>> work) {
        try {
            return work.get();
        } catch (JsonProblem unusable) {
            return Pages.of(
                            HttpStatus.UNPROCESSABLE_ENTITY,
                            "part/message",
                            Map.of("text", String.valueOf(unusable.getMessage()), "good", false))
                    .header("HX-Retarget", "#message");
        }
    }
}
