// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.pager;

import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Pagers, by the provider that the settings name; an address is a routing key. */
@Singleton
final class Pagers implements ChannelType {
    private final List<PagerDutyEvents> providers;

    Pagers(Settings settings, CarrierCall carrier) {
        this.providers = settings.find(SettingKey.PAGER_URL).stream()
                .map(url -> new PagerDutyEvents(url, carrier))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("PAGER");
    }

    @Override
    public String label() {
        return "pager";
    }

    @Override
    public String address(String text) {
        return text;
    }

    @Override
    public boolean secret() {
        return true;
    }

    @Override
    public boolean followsAlerts() {
        return true;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
