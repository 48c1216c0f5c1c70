// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webhook;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.HttpsAddress;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Signed webhooks, where the settings have a secret to sign with; an address is the URL that is called. */
@Singleton
final class Webhooks implements ChannelType {
    private final List<SignedWebhook> providers;

    Webhooks(Settings settings, CarrierCall carrier) {
        this.providers = settings.find(SettingKey.WEBHOOK_SECRET).stream()
                .map(secret -> new SignedWebhook(new WebhookSignature(secret), carrier, Clock.systemUTC()))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("WEBHOOK");
    }

    @Override
    public String label() {
        return "webhook";
    }

    @Override
    public String address(String text) {
        return HttpsAddress.of(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "a webhook is an https URL, such as https://alarms.example.org/pages"))
                .toString();
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
