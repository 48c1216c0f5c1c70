// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.notification.channel.sms.PhoneNumber;
import org.cytovigil.paging.oncall.Channel;

/** Telephone calls, by our account with a provider; an address is a phone number in the form of E.164. */
@Singleton
final class VoiceCalls implements ChannelType {
    /** Its name. */
    static final Channel CHANNEL = new Channel("VOICE");

    private final List<TwilioVoice> providers;

    VoiceCalls(VoiceAccounts accounts, CarrierCall carrier, PublicAddress address, CallsUnderWay calls) {
        this.providers = accounts.account().stream()
                .map(account -> new TwilioVoice(account, carrier, address, calls))
                .toList();
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String label() {
        return "call";
    }

    @Override
    public String address(String text) {
        return PhoneNumber.e164(text);
    }

    @Override
    public boolean answered() {
        return true;
    }

    @Override
    public List<? extends PageChannel> providers() {
        return providers;
    }
}
