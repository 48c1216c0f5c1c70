// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.cytovigil.http.Binding;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Starts the auditor. */
public final class AuditorMain {
    private AuditorMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            ApplicationContext context = start(settings);
            tether.onParting(context::stop);
            Runtime.getRuntime().addShutdownHook(new Thread(context::stop, "stop-auditor"));
            PortLine.print("AUDITOR", context.getBean(EmbeddedServer.class).getPort());
        });
    }

    /** The running auditor; also for tests that want it in their own process. */
    public static ApplicationContext start(Settings settings) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("micronaut.application.name", "auditor");
        properties.put("micronaut.server.host", settings.text(SettingKey.AUDITOR_BIND));
        properties.put("micronaut.server.port", settings.port(SettingKey.AUDITOR_PORT));
        ApplicationContext context = ApplicationContext.builder()
                .properties(properties)
                .singletons(
                        settings,
                        new Binding(settings.text(SettingKey.AUDITOR_BIND)),
                        (Clock) ScaledClock.from(settings),
                        new SiteAudit(settings))
                .start();
        context.getBean(EmbeddedServer.class).start();
        context.getBean(AuditRounds.class).start();
        return context;
    }
}
