// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Whether a request that reached a loopback address was meant by somebody on this machine. A web page that a user has open
 * can send requests there too, with the page's origin or through a name that its owner points at loopback; and a proxy on
 * this machine speaks for people elsewhere.
 */
public final class LoopbackTrust {
    private static final List<String> FORWARDING = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Real-IP",
            "X-Original-Host",
            "Via");
    private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(?:\\.\\d{1,3}){3}");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]/@]+)(?::\\d{1,5})?");

    private LoopbackTrust() {}

    /** Whether the address that a server is bound to can be reached from this machine alone; a name that is unknown cannot. */
    public static boolean isLoopback(String bound) {
        try {
            return InetAddress.getByName(bound).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * Why a request is not to be trusted, empty where it is.
     *
     * @param header the values of a header by its name, none where it is absent
     */
    public static Optional<String> objection(Function<String, List<String>> header) {
        for (String name : FORWARDING) {
            if (!header.apply(name).isEmpty()) {
                return Optional.of("a forwarded request needs credentials");
            }
        }
        if (!header.apply("Host").stream().allMatch(LoopbackTrust::isLocalAuthority)) {
            return Optional.of("the Host of a request without credentials must be this machine");
        }
        if (!header.apply("Origin").stream().allMatch(LoopbackTrust::isLocalOrigin)) {
            return Optional.of("the Origin of a request without credentials must be this machine");
        }
        return Optional.empty();
    }

    private static boolean isLocalOrigin(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority != null && isLocalAuthority(authority);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isLocalAuthority(String authority) {
        var matcher = AUTHORITY.matcher(authority.strip());
        if (!matcher.matches()) {
            return false;
        }
        String host = matcher.group(1).toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || LOOPBACK_IPV4.matcher(host).matches();
    }
}
