// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.toy;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;

/** Carrier pigeons. An address is the number of a loft; none comes back to tell that it has arrived. */
@Singleton
@Requires(property = Pigeons.PROPERTY)
public final class Pigeons implements ChannelType, PageChannel {
    /** With it the channel is there. */
    public static final String PROPERTY = "toy.pigeons";

    private final List<PageTry> flown = new CopyOnWriteArrayList<>();

    /** What has flown. */
    public List<PageTry> flown() {
        return flown;
    }

    @Override
    public Channel channel() {
        return new Channel("PIGEON");
    }

    @Override
    public String label() {
        return "carrier pigeon";
    }

    @Override
    public String address(String text) {
        if (!text.strip().matches("loft [1-9]")) {
            throw new IllegalArgumentException("a pigeon flies to loft 1 to loft 9");
        }
        return text.strip();
    }

    @Override
    public List<? extends PageChannel> providers() {
        return List.of(this);
    }

    @Override
    public String provider() {
        return "dovecot";
    }

    @Override
    public boolean sendsReceipts() {
        return false;
    }

    @Override
    public SendResult send(PageTry page) {
        flown.add(page);
        return new SendResult.Taken("ring-" + flown.size());
    }
}
