// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.snpp;

import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Pagers behind an SNPP server, where the settings name one; an address is the number of a pager. */
@Singleton
final class SnppPagers implements ChannelType {
    private final List<SnppServer> providers;

    SnppPagers(Settings settings) {
        this.providers = settings.find(SettingKey.SNPP_HOST).stream()
                .map(host -> new SnppServer(
                        host, settings.port(SettingKey.SNPP_PORT), settings.duration(SettingKey.NOTIFICATION_TIMEOUT)))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("SNPP");
    }

    @Override
    public String label() {
        return "pager (SNPP)";
    }

    @Override
    public String address(String text) {
        String number = text.strip();
        if (!number.matches("[A-Za-z0-9._@+-]{1,64}")) {
            throw new IllegalArgumentException("a pager is known by 1 to 64 letters, digits or . _ @ + -");
        }
        return number;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
