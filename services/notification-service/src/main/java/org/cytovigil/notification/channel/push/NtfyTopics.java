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

/** Topics of an ntfy server, where the settings name one; an address is the topic, never a URL that our token would go to. */
@Singleton
final class NtfyTopics implements ChannelType {
    private final List<NtfyServer> providers;

    NtfyTopics(Settings settings, CarrierCall carrier, AlertLinks links) {
        this.providers = BaseUrl.find(settings, SettingKey.NTFY_URL).stream()
                .map(url -> new NtfyServer(url, settings.find(SettingKey.NTFY_TOKEN), carrier, links))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("NTFY");
    }

    @Override
    public String label() {
        return "push (ntfy)";
    }

    @Override
    public String address(String text) {
        String topic = text.strip();
        if (!topic.matches("[-_A-Za-z0-9]{1,64}")) {
            throw new IllegalArgumentException("a topic of ntfy has 1 to 64 letters, digits, _ or -, and no URL");
        }
        return topic;
    }

    /** Where the server asks for no token, whoever knows a topic can read and write it. */
    @Override
    public boolean secret() {
        return true;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
