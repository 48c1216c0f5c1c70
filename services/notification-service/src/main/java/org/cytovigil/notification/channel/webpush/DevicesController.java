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
import java.util.List;
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
    Devices list(Authentication account) {
        return new Devices(
                channel.publicKey().orElse(null),
                devices.of(account.getName()).stream().map(DeviceView::of).toList());
    }

    /** The browsers of who asks; the key is null where pages go to none. */
    record Devices(@Nullable String key, List<DeviceView> items) {}

    /** A browser. */
    record DeviceView(
            String id,
            String name,
            Instant addedAt,
            @Nullable Instant lastProvenAt) {
        static DeviceView of(PushDevice device) {
            return new DeviceView(device.id(), device.name(), device.createdAt(), device.provenAt());
        }
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
            return added.<HttpResponse<?>>map(device -> HttpResponse.created(DeviceView.of(device)))
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
                .<HttpResponse<?>>map(page -> HttpResponse.accepted().body(new Promised(page)))
                .orElseGet(DevicesController::unknown);
    }

    private static HttpResponse<?> unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "you have no such device");
    }

    /** A test page that will be sent. */
    record Promised(String page) {}
}
