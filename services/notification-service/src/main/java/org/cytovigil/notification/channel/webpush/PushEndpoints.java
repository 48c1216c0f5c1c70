// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.webpush;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.HttpsAddress;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.SettingsException;

/**
 * The push services that pages may be posted to. An endpoint comes from a browser, so anybody with an account could otherwise
 * make us post to any machine that we can reach.
 */
final class PushEndpoints {
    private static final int LONGEST = 1024;
    private static final int HTTPS = 443;
    private static final Pattern ENTRY =
            Pattern.compile("(?<any>\\*\\.)?(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(?<port>[0-9]{1,5}))?");

    private final List<Service> services;

    /** @throws SettingsException where an entry of the list is no host */
    PushEndpoints(String list) {
        this.services = Stream.of(list.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .map(PushEndpoints::service)
                .toList();
    }

    /** One of them: a host, or all hosts below it, at one port. */
    private record Service(String host, boolean below, int port) {
        boolean has(URI endpoint) {
            String named = endpoint.getHost().toLowerCase(Locale.ROOT);
            int at = endpoint.getPort() == -1 ? HTTPS : endpoint.getPort();
            return at == port && (below ? named.endsWith("." + host) : named.equals(host));
        }
    }

    private static Service service(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches()) {
            throw new SettingsException(SettingKey.WEBPUSH_HOSTS.key() + ": " + entry + " is no host");
        }
        int port = Optional.ofNullable(matcher.group("port"))
                .map(Integer::parseInt)
                .orElse(HTTPS);
        return new Service(matcher.group("host"), matcher.group("any") != null, port);
    }

    /**
     * The endpoint, where it is one of a known service: https, or http to this machine itself where the list names it.
     *
     * @throws IllegalArgumentException for any other text
     */
    URI checked(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw refused();
        }
        return parsed(text)
                .filter(url -> services.stream().anyMatch(service -> service.has(url)))
                .flatMap(url -> HttpsAddress.of(text))
                .orElseThrow(PushEndpoints::refused);
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() == null || url.getRawFragment() != null ? Optional.empty() : Optional.of(url);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("endpoint must be an https URL of a push service in "
                + SettingKey.WEBPUSH_HOSTS.key() + ", of at most " + LONGEST + " characters");
    }
}
