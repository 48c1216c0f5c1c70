// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.HashMap;
import java.util.Map;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.notification.security.ConsoleSecret;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Starts the notification service. */
public final class NotificationMain {
    private NotificationMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            EmbeddedServer server = start(settings, Map.of());
            tether.onParting(server::stop);
            PortLine.print("NOTIFICATION", server.getPort());
        });
    }

    /** The running server; also for tests, which may add framework properties. */
    public static EmbeddedServer start(Settings settings, Map<String, Object> extra) {
        String secret = LedgerSetup.prepare(settings);
        Map<String, Object> properties = new HashMap<>();
        properties.put("micronaut.server.host", settings.text(SettingKey.NOTIFICATION_BIND));
        properties.put("micronaut.server.port", settings.port(SettingKey.NOTIFICATION_PORT));
        properties.put("datasources.default.url", settings.text(SettingKey.POSTGRES_URL));
        properties.put("datasources.default.username", settings.text(SettingKey.POSTGRES_USER));
        properties.put("datasources.default.password", settings.text(SettingKey.POSTGRES_PASSWORD));
        properties.put("micronaut.security.token.jwt.signatures.secret.generator.secret", secret);
        properties.putAll(extra);
        ApplicationContext context = ApplicationContext.builder()
                .properties(properties)
                .singletons(
                        settings, ScaledClock.from(settings), SiteDrugTable.from(settings), new ConsoleSecret(secret))
                .start();
        return context.getBean(EmbeddedServer.class).start();
    }
}
