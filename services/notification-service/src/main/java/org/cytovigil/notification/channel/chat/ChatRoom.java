// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.chat;

import java.net.http.HttpRequest;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/**
 * A kind of chat. That it took a post proves nothing of anybody who should read it: the page stays accepted, and its case goes
 * on as if nobody had been reached.
 */
final class ChatRoom implements PageChannel {
    private final String provider;
    private final Post post;
    private final CarrierCall carrier;
    private final AlertLinks links;

    ChatRoom(String provider, Post post, CarrierCall carrier, AlertLinks links) {
        this.provider = provider;
        this.post = post;
        this.carrier = carrier;
        this.links = links;
    }

    /** How a kind of chat wants it. */
    @FunctionalInterface
    interface Post {
        /** The request that posts what is said to the room of the page. */
        HttpRequest.Builder of(PageTry page, Announcement said);
    }

    @Override
    public String provider() {
        return provider;
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        HttpRequest.Builder request = post.of(page, Announcement.of(page, links));
        return carrier.make(request, answer -> answer.path("event_id").asText(page.pageId()));
    }
}
