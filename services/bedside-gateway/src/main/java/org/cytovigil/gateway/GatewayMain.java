// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.util.Map;
import org.cytovigil.gateway.hl7.MllpServer;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Starts the bedside gateway. */
public final class GatewayMain {
    /** Bodies up to this multiple of the limit are read, so that their beginning can be kept. */
    private static final int READ_FACTOR = 4;

    private GatewayMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            ApplicationContext context = start(settings);
            tether.onParting(context::stop);
            PortLine.print("GATEWAY", context.getBean(EmbeddedServer.class).getPort());
            PortLine.print("MLLP", context.getBean(MllpServer.class).port());
        });
    }

    /** The running gateway; also for tests that want it in their own process. */
    public static ApplicationContext start(Settings settings) throws IOException {
        Exposure.check(settings);
        int port = settings.port(SettingKey.GATEWAY_PORT);
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.application.name",
                        "gateway",
                        "micronaut.server.host",
                        settings.text(SettingKey.GATEWAY_BIND),
                        "micronaut.server.port",
                        port == 0 ? -1 : port,
                        "micronaut.server.max-request-size",
                        (long) READ_FACTOR * settings.whole(SettingKey.GATEWAY_MAX_BODY)))
                .singletons(settings, ScaledClock.from(settings))
                .start();
        context.getBean(MllpServer.class).listen();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }
}
