// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/** Posts messages to Gotify; the page's id travels in the extras, by which a client knows a repeat. */
final class GotifyServer implements PageChannel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final CarrierCall carrier;
    private final AlertLinks links;

    GotifyServer(String url, CarrierCall carrier, AlertLinks links) {
        this.url = url;
        this.carrier = carrier;
        this.links = links;
    }

    @Override
    public String provider() {
        return "gotify";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        Announcement said = Announcement.of(page, links);
        ObjectNode message = JSON.createObjectNode()
                .put("title", said.title())
                .put("message", said.text())
                .put("priority", priority(said.urgency()));
        ObjectNode extras = message.putObject("extras");
        extras.putObject("cytovigil::page").put("id", page.pageId());
        said.link()
                .ifPresent(link -> extras.putObject("client::notification")
                        .putObject("click")
                        .put("url", link));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/message"))
                .header("Content-Type", "application/json")
                .header("X-Gotify-Key", page.address())
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
        return carrier.make(request, answer -> answer.path("id").asText(page.pageId()));
    }

    /** From 8 on the app is loud; 4 to 7 make a sound. */
    private static int priority(Announcement.Urgency urgency) {
        return switch (urgency) {
            case HIGHEST -> 10;
            case HIGH -> 8;
            case NORMAL -> 5;
        };
    }
}
