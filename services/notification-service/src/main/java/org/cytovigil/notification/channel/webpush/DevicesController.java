// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
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
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.notification.http.Problem;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.Role;
import org.jspecify.annotations.Nullable;

/** The browsers to which pages of the signed-in account's person go. */
@Controller("/api/devices")
@Secured(Role.VIEWER)
@ExecuteOn(TaskExecutors.BLOCKING)
class DevicesController {
    private final OwnDevices devices;
    private final WebPush channel;

    DevicesController(OwnDevices devices, WebPush channel) {
        this.devices = devices;
        this.channel = channel;
    }

    @Get
    Map<String, Object> list(Authentication account) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("key", channel.publicKey().orElse(null));
        answer.put(
                "items",
                devices.of(account.getName()).stream()
                        .map(DevicesController::view)
                        .toList());
        return answer;
    }

    @Post
    HttpResponse<?> add(@Body @Nullable String body, HttpRequest<?> request, Authentication account) {
        ObjectNode subscription = RequestJson.of(body);
        JsonNode keys = subscription.path("keys");
        try {
            Optional<PushDevice> added = devices.add(
                    account.getName(),
                    subscription.path("endpoint").asText(),
                    keys.path("p256dh").asText(),
                    keys.path("auth").asText(),
                    BrowserName.of(request.getHeaders().get(HttpHeaders.USER_AGENT)));
            return added.<HttpResponse<?>>map(device -> HttpResponse.created(view(device)))
                    .orElseGet(() -> Problem.of(
                            HttpStatus.CONFLICT,
                            "the account belongs to nobody who can be paged, or pages go to no browser here"));
        } catch (IllegalArgumentException unusable) {
            return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, String.valueOf(unusable.getMessage()));
        }
    }

    @Delete("/{device}")
    HttpResponse<?> remove(@PathVariable String device, Authentication account) {
        return devices.remove(account.getName(), device) ? HttpResponse.noContent() : unknown();
    }

    @Post("/{device}/page-tests")
    HttpResponse<?> test(@PathVariable String device, Authentication account) {
        return devices.test(account.getName(), device)
                .<HttpResponse<?>>map(page -> HttpResponse.accepted().body(Map.of("page", page)))
                .orElseGet(DevicesController::unknown);
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "you have no such device");
    }

    private static Map<String, Object> view(PushDevice device) {
        Instant proven = device.provenAt();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", device.id());
        view.put("name", device.name());
        view.put("addedAt", device.createdAt().toString());
        view.put("lastProvenAt", proven == null ? null : proven.toString());
        return view;
    }
}
