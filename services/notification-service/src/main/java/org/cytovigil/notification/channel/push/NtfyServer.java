// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.push;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * Publishes to topics of ntfy. The page's id is that of the sequence, so that a repeat takes the place of the first
 * notification instead of standing beside it. The answer says that the server has it, not that a phone showed it.
 */
final class NtfyServer implements PageChannel {
    private final String url;
    private final Optional<String> token;
    private final CarrierCall carrier;
    private final AlertLinks links;

    NtfyServer(String url, Optional<String> token, CarrierCall carrier, AlertLinks links) {
        this.url = url;
        this.token = token;
        this.carrier = carrier;
        this.links = links;
    }

    @Override
    public String provider() {
        return "ntfy";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        Announcement said = Announcement.of(page, links);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/" + page.address()))
                .header("Content-Type", "text/plain; charset=utf-8")
                .header("Title", encoded(said.title()))
                .header("Priority", priority(said.urgency()))
                .header("X-Sequence-ID", page.pageId())
                .POST(HttpRequest.BodyPublishers.ofString(said.text()));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        said.link().ifPresent(link -> request.header("Click", link).header("Actions", "view, Open the alert, " + link));
        return carrier.make(request, answer -> answer.path("id").asText(page.pageId()));
    }

    private static String priority(Announcement.Urgency urgency) {
        return switch (urgency) {
            case HIGHEST -> "5";
            case HIGH -> "4";
            case NORMAL -> "3";
        };
    }

    /** A header holds ASCII alone; ntfy reads other letters as mail does (RFC 2047). */
    private static String encoded(String title) {
        try {
            return MimeUtility.encodeText(title, StandardCharsets.UTF_8.name(), "B");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }
}
