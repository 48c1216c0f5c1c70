// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Where carriers reach us: as configured, or else the address that the server is bound to. */
@Singleton
public class PublicAddress {
    private final Settings settings;
    private final Provider<EmbeddedServer> server;

    public PublicAddress(Settings settings, Provider<EmbeddedServer> server) {
        this.settings = settings;
        this.server = server;
    }

    /** The URL of a path that begins with a slash. */
    public String of(String path) {
        String base = settings.find(SettingKey.NOTIFICATION_PUBLIC_URL)
                .orElseGet(() -> "http://127.0.0.1:" + server.get().getPort());
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
