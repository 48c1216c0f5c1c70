// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.device;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
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
import org.cytovigil.notification.channel.webpush.OwnDevices;
import org.cytovigil.notification.channel.webpush.PushDevice;
import org.cytovigil.notification.channel.webpush.WebPush;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.security.Role;

/** The reader's own devices. Whoever can sign in can be on call, so that every role may set them. */
@Controller("/device")
@Secured(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class DeviceController {
    private static final String TITLE = "device.title";

    private final OwnDevices devices;
    private final WebPush channel;
    private final Frames frames;

    DeviceController(OwnDevices devices, WebPush channel, Frames frames) {
        this.devices = devices;
        this.channel = channel;
        this.frames = frames;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        return answer("device", request, account);
    }

    @Get("/list")
    HttpResponse<?> list(HttpRequest<?> request, Authentication account) {
        return answer("part/devices", request, account);
    }

    private HttpResponse<?> answer(String template, HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, TITLE, "device");
        DeviceList list = new DeviceList(
                channel.publicKey().orElse(""),
                devices.isPerson(account.getName()),
                devices.of(account.getName()).stream()
                        .map(device -> item(device, frame.words()))
                        .toList());
        return Pages.of(template, Map.of("frame", frame, "devices", list));
    }

    private static DeviceList.Item item(PushDevice device, Words words) {
        Instant proven = device.provenAt();
        return new DeviceList.Item(
                device.id(), device.name(), words.time(device.createdAt()), proven == null ? "" : words.time(proven));
    }

    @Post("/{device}/test")
    @Consumes(MediaType.ALL)
    HttpResponse<?> test(HttpRequest<?> request, @PathVariable String device, Authentication account) {
        boolean begun = devices.test(account.getName(), device).isPresent();
        return said(begun, words(request, account).of(begun ? "device.testsent" : "device.unknown"));
    }

    @Post("/{device}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<?> remove(HttpRequest<?> request, @PathVariable String device, Authentication account) {
        boolean removed = devices.remove(account.getName(), device);
        return said(removed, words(request, account).of(removed ? "device.removed" : "device.unknown"));
    }

    private Words words(HttpRequest<?> request, Authentication account) {
        return frames.of(request, account, TITLE, "device").words();
    }

    private static HttpResponse<?> said(boolean good, String text) {
        return Pages.of(good ? HttpStatus.OK : HttpStatus.CONFLICT, "part/message", Map.of("text", text, "good", good))
                .header("HX-Trigger", "changed");
    }
}
