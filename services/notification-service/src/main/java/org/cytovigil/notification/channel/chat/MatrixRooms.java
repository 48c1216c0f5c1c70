// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.Announcement;
import org.cytovigil.notification.channel.BaseUrl;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Rooms of a Matrix homeserver; an address is the id of a room that our account has joined. */
@Singleton
final class MatrixRooms implements ChannelType {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ChatRoom> providers;

    MatrixRooms(Settings settings, CarrierCall carrier, AlertLinks links) {
        this.providers = BaseUrl.find(settings, SettingKey.MATRIX_URL).stream()
                .map(url -> provider(url, settings.text(SettingKey.MATRIX_TOKEN), carrier, links))
                .toList();
    }

    private static ChatRoom provider(String url, String token, CarrierCall carrier, AlertLinks links) {
        return new ChatRoom("matrix", (page, said) -> request(url, token, page, said), carrier, links);
    }

    /** The page's id is that of the transaction: the server answers a repeat with the event of the first. */
    private static HttpRequest.Builder request(String url, String token, PageTry page, Announcement said) {
        String path = "/_matrix/client/v3/rooms/" + encoded(page.address()) + "/send/m.room.message/"
                + encoded(page.pageId());
        String message = JSON.createObjectNode()
                .put("msgtype", "m.text")
                .put("body", text(said))
                .toString();
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .PUT(HttpRequest.BodyPublishers.ofString(message));
    }

    private static String text(Announcement said) {
        String words = said.title() + "\n" + said.text();
        return said.link().map(link -> words + "\n" + link).orElse(words);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Channel channel() {
        return new Channel("MATRIX");
    }

    @Override
    public String label() {
        return "chat (Matrix)";
    }

    @Override
    public String address(String text) {
        String room = text.strip();
        if (!room.matches("![^\\s/?#]{1,254}")) {
            throw new IllegalArgumentException("a room of Matrix is known by its id, such as !abcdef:example.org");
        }
        return room;
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
