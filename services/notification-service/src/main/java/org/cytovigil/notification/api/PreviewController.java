// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.duty.PolicyDocument;
import org.cytovigil.notification.duty.Preview;
import org.cytovigil.notification.duty.Previews;
import org.cytovigil.notification.duty.Previews.Candidate;
import org.cytovigil.notification.duty.RosterDocument;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.PlannedPage;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Watch;
import org.jspecify.annotations.Nullable;

/** Whom an alert would page, and when: of what is in force, or of a roster or policy before it is set. */
@Controller("/api/policies/{unit}/preview")
@ExecuteOn(TaskExecutors.BLOCKING)
class PreviewController {
    private static final KnownFields CANDIDATE = KnownFields.of("the body", "roster", "policy");

    private final Previews previews;
    private final Clock clock;

    PreviewController(Previews previews, Clock clock) {
        this.previews = previews;
        this.clock = clock;
    }

    @Get
    @Secured(Role.VIEWER)
    HttpResponse<?> inForce(
            @PathVariable String unit,
            @QueryValue(defaultValue = "HIGH") String priority,
            @QueryValue(defaultValue = "") String at) {
        return HttpResponse.ok(
                view(previews.of(unit, priority(priority), instant(at.replace(' ', '+')), Candidate.NONE)));
    }

    @Post
    @Secured(Role.LEAD)
    HttpResponse<?> candidate(
            @PathVariable String unit,
            @QueryValue(defaultValue = "HIGH") String priority,
            @QueryValue(defaultValue = "") String at,
            @Body String body) {
        String name = RequestJson.name(unit, "unit");
        ObjectNode request = RequestJson.of(body);
        CANDIDATE.check(request);
        JsonNode roster = part(request, "roster");
        JsonNode policy = part(request, "policy");
        if (roster == null && policy == null) {
            throw new JsonProblem("the body has 'roster', 'policy' or both");
        }
        Candidate candidate = new Candidate(
                roster == null ? null : RosterDocument.read(name, roster),
                policy == null ? null : PolicyDocument.read(name, policy));
        return HttpResponse.ok(view(previews.of(name, priority(priority), instant(at.replace(' ', '+')), candidate)));
    }

    private static @Nullable JsonNode part(ObjectNode request, String field) {
        JsonNode part = request.get(field);
        return part == null || part.isNull() ? null : part;
    }

    private static Priority priority(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "HIGH" -> Priority.HIGH;
            case "MEDIUM" -> Priority.MEDIUM;
            default -> throw new JsonProblem("priority must be HIGH or MEDIUM; nothing else pages");
        };
    }

    private Instant instant(String text) {
        try {
            return text.isEmpty() ? clock.instant() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw new JsonProblem("at must be an RFC 3339 time");
        }
    }

    private static Map<String, Object> view(Preview preview) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("unit", preview.unit());
        view.put("priority", preview.priority().name());
        view.put("at", preview.at().toString());
        view.put(
                "pages",
                preview.plan().pages().stream().map(page -> of(page, preview)).toList());
        view.put(
                "alarmAfter",
                preview.plan().alarm() == null ? null : preview.plan().alarm().toString());
        view.put(
                "calendar",
                preview.watches().stream().map(PreviewController::of).toList());
        view.put("gaps", GapsView.gaps(preview.gaps()));
        view.put("reachesNobody", GapsView.unreached(preview.unreached()));
        return view;
    }

    private static Map<String, Object> of(PlannedPage page, Preview preview) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("after", page.after().toString());
        view.put("at", preview.at().plus(page.after()).toString());
        view.put("person", page.person());
        view.put(
                "name",
                preview.resolver().person(page.person()).map(Person::name).orElse(page.person()));
        view.put("channel", page.channel().name());
        view.put("provider", page.provider());
        view.put("round", page.round());
        view.put("why", page.why().name());
        return view;
    }

    private static Map<String, Object> of(Watch watch) {
        return Map.of(
                "from", watch.interval().from().toString(),
                "to", watch.interval().to().toString(),
                "people", watch.people().stream().map(Person::id).toList());
    }
}
