// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/**
 * Pages to browsers, where the settings say whom push services may ask; an address is the list of a person's devices, which
 * their browsers alone can add.
 */
@Singleton
public final class WebPush implements ChannelType {
    /** Its name. */
    static final Channel CHANNEL = new Channel("WEBPUSH");

    private final PushDevices devices;
    private final PushEndpoints endpoints;
    private final Optional<VapidKey> key;
    private final List<PushServices> providers;

    WebPush(
            Settings settings,
            CarrierCall carrier,
            PushDevices devices,
            PushMessages messages,
            PushDeviceRepository secrets) {
        this.devices = devices;
        this.endpoints = new PushEndpoints(settings.text(SettingKey.WEBPUSH_HOSTS));
        Optional<String> contact = settings.find(SettingKey.WEBPUSH_CONTACT).map(WebPush::checked);
        this.key = contact.map(set -> key(settings, secrets));
        this.providers = contact.stream()
                .map(set -> new VapidTokens(key.orElseThrow(), set, Clock.systemUTC()))
                .map(tokens -> new PushServices(carrier, devices, messages, tokens, System::nanoTime))
                .toList();
    }

    private static String checked(String contact) {
        if (!contact.matches("(?:mailto:[^@\\s]+@[^@\\s]+|https://\\S+)")) {
            throw new SettingsException(
                    SettingKey.WEBPUSH_CONTACT.key() + " must be mailto: with an address, or an https URL");
        }
        return contact;
    }

    private static VapidKey key(Settings settings, PushDeviceRepository secrets) {
        try {
            return settings.find(SettingKey.WEBPUSH_KEY).map(VapidKey::read).orElseGet(() -> {
                secrets.keep(VapidKey.make().written());
                return VapidKey.read(secrets.kept());
            });
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(SettingKey.WEBPUSH_KEY.key() + ": " + unusable.getMessage());
        }
    }

    /** What browsers subscribe to, in base64url; empty where pages go to none. */
    public Optional<String> publicKey() {
        return key.map(VapidKey::publicText);
    }

    /** The services that browsers may name. */
    PushEndpoints endpoints() {
        return endpoints;
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String label() {
        return "push (browser)";
    }

    @Override
    public String address(String text) {
        throw new IllegalArgumentException(
                "WEBPUSH: a device is added on the device itself, by its person: This device in the console");
    }

    /** It says nothing to people, and is of no use to them. */
    @Override
    public boolean secret() {
        return true;
    }

    /** A page is shown by some of a person's devices: what is proven is known of each. */
    @Override
    public boolean proven(String address, Set<String> tried) {
        return devices.proven(address);
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
