// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The channels for which there is a provider. */
    public Set<Channel> served() {
        return byProvider.values().stream().map(PageChannel::kind).collect(Collectors.toSet());
    }

    /** The providers that prove arrival later, separated by commas. */
    public String withReceipts() {
        return byProvider.values().stream()
                .filter(PageChannel::sendsReceipts)
                .map(PageChannel::provider)
                .collect(Collectors.joining(","));
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
