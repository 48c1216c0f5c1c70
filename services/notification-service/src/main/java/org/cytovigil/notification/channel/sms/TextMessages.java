// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.PublicAddress;
import org.cytovigil.paging.oncall.Channel;

/** Text messages, by our accounts with their providers; an address is a phone number in the form of E.164. */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TextMessages implements ChannelType {
    /** Its name. */
    static final Channel CHANNEL = new Channel("SMS");

    private final List<TwilioSms> providers;

    TextMessages(SmsAccounts accounts, CarrierCall carrier, PublicAddress address) {
        this.providers = accounts.all().stream()
                .map(account -> new TwilioSms(account, carrier, address))
                .toList();
    }

    @Override
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String label() {
        return "text";
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
