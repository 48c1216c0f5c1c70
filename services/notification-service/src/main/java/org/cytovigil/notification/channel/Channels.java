// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.paging.escalation.Routes;
import org.cytovigil.paging.oncall.Channel;

/** All providers that are configured. */
@Singleton
public class Channels {
    private final Map<String, PageChannel> byProvider = new LinkedHashMap<>();

    public Channels(List<ChannelSet> sets) {
        sets.forEach(set -> set.channels().forEach(channel -> byProvider.put(channel.provider(), channel)));
    }

    /** A provider by name; empty where it was configured once and is no more. */
    public Optional<PageChannel> provider(String name) {
        return Optional.ofNullable(byProvider.get(name));
    }

    /** The providers of each kind of channel, for the core. */
    public Routes routes() {
        Map<Channel, List<String>> providers = new EnumMap<>(Channel.class);
        byProvider
                .values()
                .forEach(channel -> providers
                        .computeIfAbsent(channel.kind(), kind -> new ArrayList<>())
                        .add(channel.provider()));
        return new Routes(providers);
    }
}
