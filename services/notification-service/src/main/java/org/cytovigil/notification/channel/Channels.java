// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.paging.escalation.Routes;
import org.cytovigil.paging.oncall.Channel;

/** All kinds of ways to reach people, and the providers that are configured. */
@Singleton
public class Channels {
    private final Map<Channel, ChannelType> types = new LinkedHashMap<>();
    private final Map<String, PageChannel> byProvider = new LinkedHashMap<>();

    /** From the beans of each kind. */
    public Channels(List<ChannelType> found) {
        for (ChannelType type : found) {
            types.put(type.channel(), type);
            type.providers().forEach(provider -> byProvider.put(provider.provider(), provider));
        }
    }

    /** Every kind, whether or not it has a provider. */
    public Set<Channel> known() {
        return types.keySet();
    }

    /** A kind; empty for one that there is no more. */
    public Optional<ChannelType> type(Channel channel) {
        return Optional.ofNullable(types.get(channel));
    }

    /**
     * A kind by its name in letters of any case.
     *
     * @throws IllegalArgumentException for one that there is not, naming those that there are
     */
    public ChannelType named(String name) {
        return types.values().stream()
                .filter(type -> type.channel().name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a channel is none of "
                        + types.keySet().stream().map(Channel::name).collect(Collectors.joining(", "))));
    }

    /** What people call a channel; its own name where there is no such kind any more. */
    public String label(String channel) {
        return type(new Channel(channel)).map(ChannelType::label).orElse(channel);
    }

    /** A provider by name; empty where it was configured once and is no more. */
    public Optional<PageChannel> provider(String name) {
        return Optional.ofNullable(byProvider.get(name));
    }

    /** The other providers of the channel that this one serves. */
    public List<String> beside(String provider) {
        return types.values().stream()
                .map(type ->
                        type.providers().stream().map(PageChannel::provider).toList())
                .filter(names -> names.contains(provider))
                .flatMap(List::stream)
                .filter(name -> !name.equals(provider))
                .toList();
    }

    /** The channels for which there is a provider. */
    public Set<Channel> served() {
        return routes().providers().keySet();
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
        Map<Channel, List<String>> providers = new LinkedHashMap<>();
        types.forEach((channel, type) -> {
            List<String> names =
                    type.providers().stream().map(PageChannel::provider).toList();
            if (!names.isEmpty()) {
                providers.put(channel, names);
            }
        });
        return new Routes(providers);
    }
}
