// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.BaseUrl;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * Incoming webhooks of Slack, and of what speaks them, such as Mattermost. An address is what follows the setting's URL, so
 * that a person's address never chooses the host.
 */
@Singleton
final class SlackRooms implements ChannelType {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<String> base;
    private final List<ChatRoom> providers;

    SlackRooms(Settings settings, CarrierCall carrier, AlertLinks links) {
        this.base = BaseUrl.find(settings, SettingKey.SLACK_URL);
        this.providers = base.stream()
                .map(url -> new ChatRoom(
                        "slack", (page, said) -> request(url + "/" + page.address(), said), carrier, links))
                .toList();
    }

    private static HttpRequest.Builder request(String url, Announcement said) {
        ObjectNode message = JSON.createObjectNode().put("text", text(said)).put("unfurl_links", false);
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
    }

    private static String text(Announcement said) {
        String words = "*" + escaped(said.title()) + "*\n" + escaped(said.text());
        return said.link()
                .map(link -> words + "\n<" + escaped(link) + "|Open the alert>")
                .orElse(words);
    }

    /** What would be a link or a call to everybody in Slack. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public Channel channel() {
        return new Channel("SLACK");
    }

    @Override
    public String label() {
        return "chat (Slack)";
    }

    /** The whole URL is taken too, as it is copied from Slack, where it begins as the setting says. */
    @Override
    public String address(String text) {
        String rest = base.filter(url -> text.strip().startsWith(url + "/"))
                .map(url -> text.strip().substring(url.length() + 1))
                .orElse(text.strip());
        if (!rest.matches("[-_A-Za-z0-9]{1,64}(/[-_A-Za-z0-9]{1,64}){0,3}")) {
            throw new IllegalArgumentException(
                    "an incoming webhook is what follows carrier.slack.url, such as T0123/B0123/secret");
        }
        return rest;
    }

    @Override
    public boolean secret() {
        return true;
    }

    @Override
    public boolean usedUnasked() {
        return false;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
