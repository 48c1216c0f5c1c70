// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Starts the simulated carrier. */
public final class CarrierMain {
    private CarrierMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            EmbeddedServer server = start(settings);
            tether.onParting(server::stop);
            PortLine.print("CARRIER", server.getPort());
        });
    }

    /** The running server; also for tests that want the carrier in their own process. */
    public static EmbeddedServer start(Settings settings) {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of(
                        "micronaut.application.name", "carrier",
                        "micronaut.server.host", settings.text(SettingKey.CARRIER_BIND),
                        "micronaut.server.port", settings.port(SettingKey.CARRIER_PORT)))
                .singletons(ScaledClock.from(settings))
                .start();
        return context.getBean(EmbeddedServer.class).start();
    }
}
