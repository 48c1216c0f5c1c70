// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.cytovigil.carrier.Message.Outgoing;
import org.cytovigil.runtime.ScaledClock;

/** PagerDuty's Events API v2. As there, a second trigger with an open deduplication key notifies nobody again. */
@Controller("/pager/v2")
final class PagerController {
    private static final Set<String> ACTIONS = Set.of("trigger", "acknowledge", "resolve");

    private final Phones phones;
    private final Faults faults;
    private final Webhooks webhooks;
    private final ScaledClock clock;

    PagerController(Phones phones, Faults faults, Webhooks webhooks, ScaledClock clock) {
        this.phones = phones;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    @Post("/enqueue")
    CompletableFuture<HttpResponse<?>> enqueue(@Body JsonNode event) {
        Fault fault = faults.of(Provider.PAGER);
        if (fault.blackhole()) {
            return new CompletableFuture<>();
        }
        if (fault.status() != null) {
            return CompletableFuture.completedFuture(HttpResponse.status(HttpStatus.valueOf(fault.status())));
        }
        String routingKey = event.path("routing_key").asText();
        String action = event.path("event_action").asText();
        JsonNode payload = event.path("payload");
        if (routingKey.isEmpty() || !ACTIONS.contains(action)) {
            return invalid("'routing_key' and a known 'event_action' are required");
        }
        if (action.equals("trigger") && payload.path("summary").asText().isEmpty()) {
            return invalid("'payload.summary' is missing or blank");
        }
        String dedupKey = event.path("dedup_key").asText(UUID.randomUUID().toString());
        if (action.equals("trigger") && !faults.drops(Provider.PAGER)) {
            webhooks.later(
                    fault.delay(),
                    () -> trigger(routingKey, dedupKey, payload.path("summary").asText()));
        }
        if (!action.equals("trigger")) {
            phones.mark("pager:" + routingKey, dedupKey, action.equals("resolve") ? "resolved" : "acknowledged");
        }
        if (fault.timeoutAfterAccept()) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(HttpResponse.accepted()
                .body(Map.of("status", "success", "message", "Event processed", "dedup_key", dedupKey)));
    }

    private void trigger(String routingKey, String dedupKey, String summary) {
        String device = "pager:" + routingKey;
        if (!phones.seenBefore(device, dedupKey)) {
            Outgoing outgoing = new Outgoing(Provider.PAGER, Provider.PAGER, device, summary, dedupKey);
            phones.add(device, Message.out(UUID.randomUUID().toString(), clock.instant(), "PAGER", outgoing, false));
        }
    }

    private static CompletableFuture<HttpResponse<?>> invalid(String error) {
        return CompletableFuture.completedFuture(HttpResponse.badRequest(
                Map.of("status", "invalid event", "message", "Event object is invalid", "errors", List.of(error))));
    }
}
