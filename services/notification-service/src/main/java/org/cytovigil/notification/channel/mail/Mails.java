// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.mail;

import jakarta.inject.Singleton;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** E-mail, where the settings name a server. Nobody is paged by it who has not asked for it: a phone shows it when it likes. */
@Singleton
final class Mails implements ChannelType {
    private final List<MailServer> providers;

    Mails(Settings settings) {
        this.providers = settings.find(SettingKey.MAIL_HOST).stream()
                .map(host -> new MailServer(MailAccount.of(host, settings)))
                .toList();
    }

    @Override
    public Channel channel() {
        return new Channel("EMAIL");
    }

    @Override
    public String label() {
        return "e-mail";
    }

    @Override
    public String address(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            if (address.getAddress().equals(text) && text.matches("[^@\\s]+@[^@\\s]+")) {
                return text;
            }
        } catch (AddressException unreadable) {
            throw refused();
        }
        throw refused();
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("email must be an address such as name@example.org");
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
