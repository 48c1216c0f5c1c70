// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** Who can reach the gateway, and whether that is allowed without credentials. */
final class Exposure {
    private Exposure() {}

    /** Refuses a bound address beyond loopback without credentials, and credentials that are not built. */
    static void check(Settings settings) {
        String auth = settings.text(SettingKey.GATEWAY_AUTH);
        if (auth.equals("mtls")) {
            throw new SettingsException("gateway.auth: mtls is not built yet; use token behind a TLS proxy");
        }
        if (auth.equals("token") && settings.text(SettingKey.GATEWAY_TOKEN).isBlank()) {
            throw new SettingsException("gateway.token must not be blank");
        }
        for (SettingKey key : new SettingKey[] {SettingKey.GATEWAY_BIND, SettingKey.MLLP_BIND}) {
            if (auth.equals("none") && !isLoopback(settings, key)) {
                throw new SettingsException(key.key() + " " + settings.text(key)
                        + " can be reached from other machines: set gateway.auth to token or mtls");
            }
        }
    }

    private static boolean isLoopback(Settings settings, SettingKey key) {
        try {
            return InetAddress.getByName(settings.text(key)).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new SettingsException(key.key() + ": no such address: " + settings.text(key));
        }
    }
}
