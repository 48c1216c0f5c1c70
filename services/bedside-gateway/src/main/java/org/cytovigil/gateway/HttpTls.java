// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.util.Map;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * TLS of the HTTP door, where senders prove themselves by certificates. A certificate that the trust store does not vouch for
 * ends the handshake; whoever shows none is told so by the answer.
 */
final class HttpTls {
    private HttpTls() {}

    /** What the server is told; nothing where senders prove themselves otherwise. */
    static Map<String, Object> properties(Settings settings, int port) {
        if (!settings.text(SettingKey.GATEWAY_AUTH).equals("mtls")) {
            return Map.of();
        }
        String server = "micronaut.server.ssl.";
        return Map.of(
                server + "enabled",
                true,
                server + "port",
                port,
                server + "client-authentication",
                "want",
                server + "protocols",
                "TLSv1.3,TLSv1.2",
                server + "key-store.path",
                "file:" + settings.text(SettingKey.GATEWAY_KEYSTORE),
                server + "key-store.type",
                "PKCS12",
                server + "key-store.password",
                settings.find(SettingKey.GATEWAY_KEYSTORE_PASSWORD).orElse(""),
                server + "trust-store.path",
                "file:" + settings.text(SettingKey.GATEWAY_TRUSTSTORE),
                server + "trust-store.type",
                "PKCS12",
                server + "trust-store.password",
                settings.find(SettingKey.GATEWAY_TRUSTSTORE_PASSWORD).orElse(""));
    }
}
