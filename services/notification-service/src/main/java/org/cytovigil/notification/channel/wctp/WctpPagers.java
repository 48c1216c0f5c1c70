// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.wctp;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Pagers behind a WCTP gateway, where the settings name one; an address is the recipient's id there. */
@Singleton
final class WctpPagers implements ChannelType {
    private final List<WctpGateway> providers;

    WctpPagers(Settings settings, CarrierCall carrier) {
        this.providers = settings.find(SettingKey.WCTP_URL).stream()
                .map(url -> new WctpGateway(url, settings.text(SettingKey.WCTP_SENDER), carrier, Clock.systemUTC()))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("WCTP");
    }

    @Override
    public String label() {
        return "pager (WCTP)";
    }

    @Override
    public String address(String text) {
        String recipient = text.strip();
        if (!recipient.matches("[A-Za-z0-9._@+-]{1,128}")) {
            throw new IllegalArgumentException("a recipient is known by 1 to 128 letters, digits or . _ @ + -");
        }
        return recipient;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
