// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.cytovigil.runtime.LoopbackTrust;

/** A URL that a page may be posted to: in the clear only to this machine, since whoever reads a page could answer for others. */
public final class HttpsAddress {
    private HttpsAddress() {}

    /** The URL; empty for what is none, has no host, holds a password, or goes through a network in the clear. */
    public static Optional<URI> of(String text) {
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean safe = scheme.equals("https") || (scheme.equals("http") && LoopbackTrust.isLoopback(url.getHost()));
            return url.getHost() != null && url.getUserInfo() == null && safe ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
