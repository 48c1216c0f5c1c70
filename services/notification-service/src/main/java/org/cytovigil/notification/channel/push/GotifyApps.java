// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.push;

import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.channel.AlertLinks;
import org.cytovigil.notification.channel.BaseUrl;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Apps of a Gotify server, where the settings name one; an address is the token of a person's app. */
@Singleton
final class GotifyApps implements ChannelType {
    private final List<GotifyServer> providers;

    GotifyApps(Settings settings, CarrierCall carrier, AlertLinks links) {
        this.providers = BaseUrl.find(settings, SettingKey.GOTIFY_URL).stream()
                .map(url -> new GotifyServer(url, carrier, links))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("GOTIFY");
    }

    @Override
    public String label() {
        return "push (Gotify)";
    }

    @Override
    public String address(String text) {
        String token = text.strip();
        if (!token.matches("[-_.A-Za-z0-9]{8,128}")) {
            throw new IllegalArgumentException("a Gotify app is known by its token, such as AKd8Wc2mT.pLq0v");
        }
        return token;
    }

    @Override
    public boolean secret() {
        return true;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
