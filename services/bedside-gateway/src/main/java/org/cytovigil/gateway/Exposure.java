// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.cytovigil.runtime.KeyStores;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** Who can reach the gateway, and whether that is allowed without credentials. */
final class Exposure {
    private Exposure() {}

    /** Refuses a bound address beyond loopback without credentials, and credentials that lack what they need. */
    static void check(Settings settings) {
        String auth = settings.text(SettingKey.GATEWAY_AUTH);
        boolean stores = settings.isSet(SettingKey.GATEWAY_KEYSTORE) && settings.isSet(SettingKey.GATEWAY_TRUSTSTORE);
        if (auth.equals("mtls") && !stores) {
            throw new SettingsException("gateway.auth: mtls needs gateway.keystore and gateway.truststore");
        }
        if (auth.equals("mtls")) {
            KeyStores.read(settings, SettingKey.GATEWAY_KEYSTORE, SettingKey.GATEWAY_KEYSTORE_PASSWORD);
            KeyStores.read(settings, SettingKey.GATEWAY_TRUSTSTORE, SettingKey.GATEWAY_TRUSTSTORE_PASSWORD);
        }
        if (auth.equals("token") && settings.text(SettingKey.GATEWAY_TOKEN).isBlank()) {
            throw new SettingsException("gateway.token must not be blank");
        }
        if (auth.equals("none") && !isLoopback(settings, SettingKey.GATEWAY_BIND)) {
            throw new SettingsException("gateway.bind " + settings.text(SettingKey.GATEWAY_BIND)
                    + " can be reached from other machines: set gateway.auth to token or mtls");
        }
        boolean guarded = settings.isSet(SettingKey.MLLPS_KEYSTORE)
                || !settings.text(SettingKey.MLLP_ALLOW).isBlank();
        if (!guarded && !isLoopback(settings, SettingKey.MLLP_BIND)) {
            throw new SettingsException("mllp.bind " + settings.text(SettingKey.MLLP_BIND)
                    + " can be reached from other machines: name them in mllp.allow, or set mllps.keystore and"
                    + " mllps.truststore for TLS with client certificates");
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
