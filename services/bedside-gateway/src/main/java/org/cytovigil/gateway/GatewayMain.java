// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.util.Map;
import org.cytovigil.gateway.hl7.MllpServer;
import org.cytovigil.gateway.reception.EarlierEvents;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Starts the bedside gateway. */
public final class GatewayMain {
    /** Bodies that are so much longer than the limit are read too, so that their beginning can be kept. */
    private static final long READ_BEYOND = 1024 * 1024;

    private GatewayMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            ApplicationContext context = start(settings);
            tether.onParting(context::stop);
            PortLine.print("GATEWAY", context.getBean(EmbeddedServer.class).getPort());
            PortLine.print("MLLP", context.getBean(MllpServer.class).port());
            context.getBean(MllpServer.class).tlsPort().ifPresent(port -> PortLine.print("MLLPS", port));
        });
    }

    /** The running gateway; also for tests that want it in their own process. */
    public static ApplicationContext start(Settings settings) throws IOException {
        Exposure.check(settings);
        int told = settings.port(SettingKey.GATEWAY_PORT);
        int port = told == 0 ? -1 : told;
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.application.name",
                        "gateway",
                        "micronaut.server.host",
                        settings.text(SettingKey.GATEWAY_BIND),
                        "micronaut.server.port",
                        port,
                        "micronaut.server.max-request-size",
                        READ_BEYOND + settings.whole(SettingKey.GATEWAY_MAX_BODY),
                        "micronaut.server.max-request-buffer-size",
                        READ_BEYOND + settings.whole(SettingKey.GATEWAY_MAX_BODY),
                        "micronaut.server.netty.request-decompression-enabled",
                        false))
                .properties(HttpTls.properties(settings, port))
                .singletons(settings, ScaledClock.from(settings), SiteDrugTable.from(settings))
                .start();
        context.getBean(EarlierEvents.class).recall();
        context.getBean(MllpServer.class).listen();
        context.getBean(EmbeddedServer.class).start();
        return context;
    }
}
