// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.carrier.Inboxes.Posted;
import org.jspecify.annotations.Nullable;

/** The interfaces by which ntfy, Gotify, Slack, Teams and Matrix are posted to. Without a token where they want one: 401. */
@Controller
final class InboxesController {
    private static final Pattern ENCODED = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=\\s*");

    private final Inboxes inboxes;

    InboxesController(Inboxes inboxes) {
        this.inboxes = inboxes;
    }

    @Post("/ntfy/{topic}")
    @Consumes(MediaType.ALL)
    CompletableFuture<HttpResponse<?>> ntfy(
            @PathVariable String topic,
            @Body String message,
            @Header("Title") String title,
            @Nullable @Header("Click") String click,
            @Nullable @Header("X-Sequence-ID") String page) {
        String body = decoded(title) + "\n" + message + (click == null ? "" : "\n" + click);
        return inboxes.take(
                new Posted(Provider.NTFY, topic, body, page),
                id -> HttpResponse.ok(Map.of("id", id, "event", "message", "topic", topic, "message", message)));
    }

    /** Letters beyond ASCII stand in a header as they do in mail (RFC 2047). */
    private static String decoded(String header) {
        return ENCODED.matcher(header)
                .replaceAll(word -> Matcher.quoteReplacement(
                        new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8)));
    }

    @Post("/gotify/message")
    CompletableFuture<HttpResponse<?>> gotify(@Body JsonNode message, @Header("X-Gotify-Key") String app) {
        String body =
                message.path("title").asText() + "\n" + message.path("message").asText();
        String page = message.path("extras").path("cytovigil::page").path("id").textValue();
        return inboxes.take(
                new Posted(Provider.GOTIFY, app, body, page),
                id -> HttpResponse.ok(Map.of("id", id.hashCode() & Integer.MAX_VALUE, "message", body)));
    }

    @Post("/slack/{+hook}")
    CompletableFuture<HttpResponse<?>> slack(@PathVariable String hook, @Body JsonNode message) {
        if (!message.path("text").isTextual()) {
            return CompletableFuture.completedFuture(
                    HttpResponse.badRequest("no_text").contentType(MediaType.TEXT_PLAIN_TYPE));
        }
        return inboxes.take(
                new Posted(
                        Provider.SLACK,
                        hook.substring(hook.lastIndexOf('/') + 1),
                        message.path("text").asText(),
                        null),
                id -> HttpResponse.ok("ok").contentType(MediaType.TEXT_PLAIN_TYPE));
    }

    @Post("/teams/workflows/{flow}/triggers/manual/paths/invoke")
    CompletableFuture<HttpResponse<?>> teams(@PathVariable String flow, @Body JsonNode message) {
        StringBuilder body = new StringBuilder();
        JsonNode card = message.path("attachments").path(0).path("content");
        card.path("body")
                .forEach(block -> body.append(block.path("text").asText()).append('\n'));
        return inboxes.take(
                new Posted(Provider.TEAMS, flow, body.toString().strip(), null), id -> HttpResponse.accepted());
    }

    @Put("/matrix/_matrix/client/v3/rooms/{room}/send/m.room.message/{transaction}")
    CompletableFuture<HttpResponse<?>> matrix(
            @PathVariable String room,
            @PathVariable String transaction,
            @Body JsonNode message,
            @Nullable @Header(HttpHeaders.AUTHORIZATION) String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return CompletableFuture.completedFuture(HttpResponse.status(HttpStatus.UNAUTHORIZED)
                    .body(Map.of("errcode", "M_MISSING_TOKEN", "error", "Missing access token")));
        }
        return inboxes.take(
                new Posted(Provider.MATRIX, room, message.path("body").asText(), transaction),
                id -> HttpResponse.ok(Map.of("event_id", "$" + id)));
    }
}
