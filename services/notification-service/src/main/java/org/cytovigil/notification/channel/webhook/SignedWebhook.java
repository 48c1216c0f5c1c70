// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * Posts pages as JSON; the page's id is the key by which a receiver knows a repeat, and what becomes of its alert follows
 * under the same id. Any answer of 200 to 299 says that it was taken.
 */
final class SignedWebhook implements PageChannel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSignature signature;
    private final CarrierCall carrier;
    private final Clock clock;

    SignedWebhook(WebhookSignature signature, CarrierCall carrier, Clock clock) {
        this.signature = signature;
        this.carrier = carrier;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return "webhook";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        String id = page.about() == null ? page.pageId() : page.about();
        ObjectNode document = JSON.createObjectNode();
        document.put("id", id);
        document.put("event", event(page));
        if (page.about() == null) {
            document.put("priority", page.priority()).put("title", page.title()).put("text", page.body());
        }
        String body = document.toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(page.address()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", page.pageId())
                .header(WebhookSignature.HEADER, signature.header(clock.instant(), body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return carrier.make(request, answer -> answer.path("id").asText(id));
    }

    private static String event(PageTry page) {
        return switch (page.kind()) {
            case PageTry.PAGE -> "page";
            case PageTry.TEST -> "test";
            case PageTry.PAGER_ACKNOWLEDGE -> "acknowledged";
            case PageTry.PAGER_RESOLVE -> "resolved";
            default -> "message";
        };
    }
}
