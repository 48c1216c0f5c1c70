// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.HttpsAddress;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Channels and chats of Microsoft Teams, through a webhook of Workflows; an address is its URL, at a host of the setting. */
@Singleton
final class TeamsRooms implements ChannelType {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> hosts;
    private final List<ChatRoom> providers;

    TeamsRooms(Settings settings, CarrierCall carrier, AlertLinks links) {
        this.hosts = settings.find(SettingKey.TEAMS_HOSTS).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
        this.providers = hosts.isEmpty()
                ? List.of()
                : List.of(new ChatRoom("teams", (page, said) -> request(page.address(), said), carrier, links));
    }

    private static HttpRequest.Builder request(String url, Announcement said) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(message(said).toString()));
    }

    /** A message with one Adaptive Card, as the template of Workflows posts it. */
    private static ObjectNode message(Announcement said) {
        ObjectNode message = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment
                .putObject("content")
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        ArrayNode body = card.putArray("body");
        body.addObject()
                .put("type", "TextBlock")
                .put("text", said.title())
                .put("weight", "Bolder")
                .put("size", "Large")
                .put("wrap", true)
                .put("color", said.urgency() == Announcement.Urgency.HIGHEST ? "Attention" : "Default");
        body.addObject().put("type", "TextBlock").put("text", said.text()).put("wrap", true);
        said.link()
                .ifPresent(link -> card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", "Open the alert")
                        .put("url", link));
        return message;
    }

    @Override
    public Channel channel() {
        return new Channel("TEAMS");
    }

    @Override
    public String label() {
        return "chat (Teams)";
    }

    @Override
    public String address(String text) {
        return HttpsAddress.of(text.strip())
                .filter(url -> allowed(url.getHost().toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a webhook of Teams is the https URL of a workflow, at a host of carrier.teams.hosts"))
                .toString();
    }

    private boolean allowed(String host) {
        return hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
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
