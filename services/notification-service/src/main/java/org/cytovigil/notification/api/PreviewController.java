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
import java.util.Locale;
import org.cytovigil.notification.duty.JsonProblem;
import org.cytovigil.notification.duty.KnownFields;
import org.cytovigil.notification.duty.PolicyDocument;
import org.cytovigil.notification.duty.Previews;
import org.cytovigil.notification.duty.Previews.Candidate;
import org.cytovigil.notification.duty.RosterDocument;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.Role;
import org.cytovigil.paging.Priority;
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
                PreviewView.of(previews.of(unit, priority(priority), instant(at.replace(' ', '+')), Candidate.NONE)));
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
        return HttpResponse.ok(
                PreviewView.of(previews.of(name, priority(priority), instant(at.replace(' ', '+')), candidate)));
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
}
