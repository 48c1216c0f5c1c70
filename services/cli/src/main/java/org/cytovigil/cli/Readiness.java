// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.cytovigil.platform.Probe;
import org.cytovigil.runtime.KeyStores;
import org.cytovigil.runtime.LoopbackTrust;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** Asks the services of a site whether they are ready, as their settings want to be asked. */
record Readiness(Settings settings) {
    private static final Map<String, SettingKey> BOUND = Map.of(
            "NOTIFICATION", SettingKey.NOTIFICATION_BIND,
            "GATEWAY", SettingKey.GATEWAY_BIND,
            "GRADER", SettingKey.GRADER_BIND,
            "AUDITOR", SettingKey.AUDITOR_BIND);

    /**
     * Refuses settings under which nobody could ask.
     *
     * @throws SettingsException naming the service that is bound beyond this machine while there is no token to ask with
     */
    void check() {
        BOUND.forEach((name, key) -> {
            boolean token = settings.isSet(SettingKey.METRICS_TOKEN)
                    || (name.equals("GATEWAY") && settings.isSet(SettingKey.GATEWAY_TOKEN));
            if (!token && !LoopbackTrust.isLoopback(settings.text(key))) {
                throw new SettingsException(key.key() + " " + settings.text(key)
                        + " can be reached from other machines: set metrics.token, or nobody could ask for its health");
            }
        });
    }

    Probe of(String name) {
        SettingKey bound = BOUND.get(name);
        if (bound == null) {
            return Probe.http(name, "/phones");
        }
        boolean secured =
                name.equals("GATEWAY") && settings.text(SettingKey.GATEWAY_AUTH).equals("mtls");
        String root = (secured ? "https://" : "http://") + host(settings.text(bound)) + ":";
        Optional<String> token = settings.find(SettingKey.METRICS_TOKEN)
                .or(() -> name.equals("GATEWAY") ? settings.find(SettingKey.GATEWAY_TOKEN) : Optional.empty());
        return Probe.at(
                name,
                port -> URI.create(root + port + "/health"),
                token.map(secret -> "Bearer " + secret),
                secured ? Optional.of(ourOwn()) : Optional.empty());
    }

    /** Where a service that is bound so is reached from here. */
    private static String host(String bound) {
        try {
            InetAddress address = InetAddress.getByName(bound);
            boolean local = address.isLoopbackAddress() || address.isAnyLocalAddress();
            return local ? "127.0.0.1" : bound.contains(":") ? "[" + bound + "]" : bound;
        } catch (UnknownHostException unknown) {
            return bound;
        }
    }

    /** Trusts the certificate with which our own gateway answers, and no other. */
    private SSLContext ourOwn() {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStores.read(settings, SettingKey.GATEWAY_KEYSTORE, SettingKey.GATEWAY_KEYSTORE_PASSWORD));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new SettingsException("gateway.keystore: " + unusable.getMessage());
        }
    }
}
