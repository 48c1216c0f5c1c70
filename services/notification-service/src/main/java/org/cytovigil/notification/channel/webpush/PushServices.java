// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes a page to all devices of a person that its address names, at once (RFC 8030). That a push service took it says
 * nothing of a device: the proof is the receipt of one that shows it.
 */
final class PushServices implements PageChannel {
    private static final Logger LOG = LoggerFactory.getLogger(PushServices.class);

    private final CarrierCall carrier;
    private final PushDevices devices;
    private final PushMessages messages;
    private final VapidTokens tokens;
    private final Pauses pauses;

    PushServices(
            CarrierCall carrier, PushDevices devices, PushMessages messages, VapidTokens tokens, LongSupplier nanos) {
        this.carrier = carrier;
        this.devices = devices;
        this.messages = messages;
        this.tokens = tokens;
        this.pauses = new Pauses(nanos);
    }

    @Override
    public String provider() {
        return "webpush";
    }

    @Override
    public boolean sendsReceipts() {
        return true;
    }

    @Override
    public SendResult send(PageTry page) {
        try {
            List<PushDevice> named = devices.of(page.person(), page.address());
            return named.isEmpty() ? new SendResult.Refused("no device takes pages") : send(page, named);
        } catch (RuntimeException failed) {
            LOG.error("a page cannot be pushed just now: {}", failed.toString());
            return new SendResult.Refused("its devices cannot be read");
        }
    }

    private SendResult send(PageTry page, List<PushDevice> named) {
        Queue<PushDevice> gone = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<SendResult>> calls =
                named.stream().map(device -> begin(page, device, gone)).toList();
        List<SendResult> results = calls.stream().map(CompletableFuture::join).toList();
        gone.forEach(this::forget);
        return results.stream()
                .filter(SendResult.Taken.class::isInstance)
                .findFirst()
                .orElse(results.get(0));
    }

    private CompletableFuture<SendResult> begin(PageTry page, PushDevice device, Queue<PushDevice> gone) {
        if (!page.isUrgent() && pauses.holds(device.id())) {
            return CompletableFuture.completedFuture(new SendResult.Refused("status 429: asked to wait"));
        }
        try {
            return carrier.begin(request(page, device), answer -> result(page, device, answer, gone));
        } catch (IllegalArgumentException unusable) {
            LOG.error("a device cannot be pushed to: {}", unusable.toString());
            return CompletableFuture.completedFuture(new SendResult.Refused("the subscription cannot be used"));
        }
    }

    private HttpRequest.Builder request(PageTry page, PushDevice device) {
        PushMessages.Push push = messages.of(page, device);
        byte[] body = MessageEncryption.encrypt(
                push.text().getBytes(StandardCharsets.UTF_8),
                P256.publicKey(decoded(device.receiverKey())),
                decoded(device.receiverSecret()));
        URI endpoint = URI.create(device.endpoint());
        return HttpRequest.newBuilder(endpoint)
                .header("Authorization", tokens.authorization(endpoint))
                .header("Content-Encoding", "aes128gcm")
                .header("Content-Type", "application/octet-stream")
                .header("TTL", String.valueOf(push.life().toSeconds()))
                .header("Urgency", push.urgent() ? "high" : "normal")
                .header("Topic", push.topic())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private SendResult result(PageTry page, PushDevice device, HttpResponse<String> answer, Queue<PushDevice> gone) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new SendResult.Taken(page.pageId());
        }
        if (status == 404 || status == 410) {
            gone.add(device);
        } else if (status == 429 || status == 503) {
            pauses.ask(device.id(), answer.headers().firstValue("Retry-After").orElse(""));
        }
        return new SendResult.Refused("status " + status);
    }

    /** A device that cannot be removed just now is removed with the next page to it. */
    private void forget(PushDevice device) {
        try {
            devices.gone(device);
        } catch (RuntimeException away) {
            LOG.error("a device that is gone cannot be removed just now: {}", away.toString());
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
